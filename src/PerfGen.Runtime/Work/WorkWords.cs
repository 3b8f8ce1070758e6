using PerfGen.Contracts;

namespace PerfGen;

/// <summary>The words in which results, priorities and complexities are written, and those by which other tools call them. Case, spaces and hyphens do not matter.</summary>
public static class WorkWords
{
    /// <summary>The words of the results: <c>success</c>, <c>failure</c>, <c>partial</c>, <c>timeout</c>, <c>cancelled</c>, <c>skipped</c>.</summary>
    public static IReadOnlyList<string> ResultWords { get; } = ["success", "failure", "partial", "timeout", "cancelled", "skipped"];

    /// <summary>The words of the priorities: <c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static IReadOnlyList<string> PriorityWords { get; } = ["critical", "high", "medium", "low"];

    /// <summary>The words of the complexities: <c>simple</c>, <c>medium</c>, <c>complex</c>.</summary>
    public static IReadOnlyList<string> ComplexityWords { get; } = ["simple", "medium", "complex"];

    /// <summary>The word of a result, as it is stored.</summary>
    /// <param name="result">The result.</param>
    public static string Of(TaskResult result) => ResultWords[(int)result];

    /// <summary>The word of a priority, as it is stored.</summary>
    /// <param name="priority">The priority.</param>
    public static string Of(TaskPriority priority) => PriorityWords[(int)priority];

    /// <summary>The word of a complexity, as it is stored.</summary>
    /// <param name="complexity">The complexity.</param>
    public static string Of(TaskComplexity complexity) => ComplexityWords[(int)complexity];

    /// <summary>Reads a result, also in the words of other tools: <c>completed</c>, <c>failed</c>, <c>aborted</c>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="result">The result.</param>
    public static bool TryParse(string word, out TaskResult result)
    {
        // One table for all that comes in. A switch, since short processes would spend milliseconds on making a dictionary.
        TaskResult? known = Bare(word) switch
        {
            "success" or "succeeded" or "successful" or "completed" or "complete" or "done" or "ok" or "passed" or "true" => TaskResult.Success,
            "failure" or "failed" or "fail" or "error" or "false" => TaskResult.Failure,
            "partial" or "partialsuccess" or "partiallycompleted" => TaskResult.Partial,
            "timeout" or "timedout" => TaskResult.Timeout,
            "cancelled" or "canceled" or "aborted" or "interrupted" => TaskResult.Cancelled,
            "skipped" or "skip" => TaskResult.Skipped,
            _ => null,
        };
        result = known ?? default;
        return known is not null;
    }

    /// <summary>Reads a priority.</summary>
    /// <param name="word">The word.</param>
    /// <param name="priority">The priority.</param>
    public static bool TryParse(string word, out TaskPriority priority)
    {
        var place = PlaceOf(PriorityWords, word);
        priority = place < 0 ? default : (TaskPriority)place;
        return place >= 0;
    }

    /// <summary>Reads a complexity.</summary>
    /// <param name="word">The word.</param>
    /// <param name="complexity">The complexity.</param>
    public static bool TryParse(string word, out TaskComplexity complexity)
    {
        var place = PlaceOf(ComplexityWords, word);
        complexity = place < 0 ? default : (TaskComplexity)place;
        return place >= 0;
    }

    /// <summary>The end of a sentence about a word that was not understood: which one was probably meant, and which there are.</summary>
    /// <param name="word">The word.</param>
    /// <param name="words">Those that there are.</param>
    public static string Suggest(string word, IReadOnlyList<string> words) =>
        (words.Where(known => NearestName.IsNear(word.Trim(), known, out _)).MinBy(known => NearestName.Distance(word.Trim(), known)) is { } near ? $"did you mean '{near}'? " : "")
        + $"it can be {string.Join(", ", words)}";

    private static int PlaceOf(IReadOnlyList<string> words, string word)
    {
        var bare = Bare(word);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == bare)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Bare(string word) => word.Trim().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
