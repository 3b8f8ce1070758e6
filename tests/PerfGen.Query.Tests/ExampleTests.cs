using System.Net;
using System.Text.RegularExpressions;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests;

/// <summary>Examples of the documentation compile: they stand here word by word.</summary>
public sealed partial class ExampleTests
{
    [Theory]
    [InlineData("src/PerfGen.Store.DuckDB/PerfStore.cs")]
    [InlineData("src/PerfGen.Query/PerfQuestions.cs")]
    public void TheExampleOfTheDocumentationStandsHere(string file)
    {
        var here = Words(File.ReadAllText(Path.Combine(Repository(), "tests", "PerfGen.Query.Tests", "ExampleTests.cs")));
        var examples = Examples().Matches(File.ReadAllText(Path.Combine(Repository(), file)))
            .Select(static match => Words(WebUtility.HtmlDecode(Margin().Replace(match.Groups[1].Value, "")))).ToArray();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(example, here, StringComparison.Ordinal));
    }

    /// <summary>For the compiler.</summary>
    internal static async Task AskInSql()
    {
        var slow = TimeSpan.FromSeconds(1).TotalSeconds;
        await foreach (var (method, seconds) in PerfStore.QueryAsync(
            $"select method, duration_s from calls where duration_s > {slow} order by 2 desc",
            row => (row.GetString(0), row.GetDouble(1))))
        {
            Console.WriteLine($"{method}: {seconds} s");
        }
    }

    /// <summary>For the compiler.</summary>
    internal static async Task AskByName()
    {
        var ask = new PerfQuestions();
        await foreach (var task in ask.GetTaskMetricsAsync(new() { Agent = "reviewer", Since = DateTimeOffset.UtcNow.AddDays(-7) }))
        {
            Console.WriteLine($"{task.TaskId}: {task.Result} in {task.DurationMilliseconds} ms");
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("<code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"^\s*///", RegexOptions.Multiline)]
    private static partial Regex Margin();
}
