using System.Collections.Frozen;
using PerfGen.Contracts;

namespace PerfGen;

/// <summary>The words in which results, priorities and complexities are written, and those by which other tools call them. Case, spaces and hyphens do not matter.</summary>
public static class WorkWords
{
    private static readonly FrozenDictionary<string, TaskResult> Results = new Dictionary<string, TaskResult>
    {
        ["success"] = TaskResult.Success, ["succeeded"] = TaskResult.Success, ["successful"] = TaskResult.Success, ["completed"] = TaskResult.Success,
        ["complete"] = TaskResult.Success, ["done"] = TaskResult.Success, ["ok"] = TaskResult.Success, ["passed"] = TaskResult.Success, ["true"] = TaskResult.Success,
        ["failure"] = TaskResult.Failure, ["failed"] = TaskResult.Failure, ["fail"] = TaskResult.Failure, ["error"] = TaskResult.Failure, ["false"] = TaskResult.Failure,
        ["partial"] = TaskResult.Partial, ["partialsuccess"] = TaskResult.Partial, ["partiallycompleted"] = TaskResult.Partial,
        ["timeout"] = TaskResult.Timeout, ["timedout"] = TaskResult.Timeout,
        ["cancelled"] = TaskResult.Cancelled, ["canceled"] = TaskResult.Cancelled, ["aborted"] = TaskResult.Cancelled, ["interrupted"] = TaskResult.Cancelled,
        ["skipped"] = TaskResult.Skipped, ["skip"] = TaskResult.Skipped,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of the results: <c>success</c>, <c>failure</c>, <c>partial</c>, <c>timeout</c>, <c>cancelled</c>, <c>skipped</c>.</summary>
    public static IReadOnlyList<string> ResultWords { get; } = [.. Enum.GetNames<TaskResult>().Select(static name => name.ToLowerInvariant())];

    /// <summary>The words of the priorities: <c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public static IReadOnlyList<string> PriorityWords { get; } = [.. Enum.GetNames<TaskPriority>().Select(static name => name.ToLowerInvariant())];

    /// <summary>The words of the complexities: <c>simple</c>, <c>medium</c>, <c>complex</c>.</summary>
    public static IReadOnlyList<string> ComplexityWords { get; } = [.. Enum.GetNames<TaskComplexity>().Select(static name => name.ToLowerInvariant())];

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
    public static bool TryParse(string word, out TaskResult result) => Results.TryGetValue(Bare(word), out result);

    /// <summary>Reads a priority.</summary>
    /// <param name="word">The word.</param>
    /// <param name="priority">The priority.</param>
    public static bool TryParse(string word, out TaskPriority priority) => TryParse(PriorityWords, word, out priority);

    /// <summary>Reads a complexity.</summary>
    /// <param name="word">The word.</param>
    /// <param name="complexity">The complexity.</param>
    public static bool TryParse(string word, out TaskComplexity complexity) => TryParse(ComplexityWords, word, out complexity);

    /// <summary>The end of a sentence about a word that was not understood: which one was probably meant, and which there are.</summary>
    /// <param name="word">The word.</param>
    /// <param name="words">Those that there are.</param>
    public static string Suggest(string word, IReadOnlyList<string> words) =>
        (words.Where(known => NearestName.IsNear(word.Trim(), known, out _)).MinBy(known => NearestName.Distance(word.Trim(), known)) is { } near ? $"did you mean '{near}'? " : "")
        + $"it can be {string.Join(", ", words)}";

    private static bool TryParse<T>(IReadOnlyList<string> words, string word, out T value)
        where T : struct, Enum
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == Bare(word))
            {
                value = Enum.GetValues<T>()[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string Bare(string word) => word.Trim().ToLowerInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
