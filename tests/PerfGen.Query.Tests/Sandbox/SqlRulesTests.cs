using System.Runtime.CompilerServices;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Sandbox;

/// <summary>What the compiler's rules on SQL rely on: they see neither this assembly nor a database.</summary>
public sealed class SqlRulesTests(AgentsFixture agents) : IClassFixture<AgentsFixture>
{
    [Fact]
    public async Task TheirListOfViewsAndColumnsIsThatOfARealDatabase()
    {
        var columns = await PerfSchema.LoadAsync(agents.Data.Directory);
        var actual = string.Concat(columns
            .GroupBy(static column => column.View, StringComparer.Ordinal)
            .OrderBy(static view => view.Key, StringComparer.Ordinal)
            .Select(static view => $"{view.Key}: {string.Join(" ", view.Select(static column => column.Name))}\n"));
        var file = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/PerfGen.Analyzers/Queries/Views.txt");
        if (Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, actual);
        }

        Assert.Equal(await File.ReadAllTextAsync(file), actual);
    }

    /// <summary>They know the API by its name, and the SQL by its parameter's.</summary>
    [Fact]
    public void TheApiThatTheyLookForExists()
    {
        Assert.Equal("PerfGen.Query.Sandbox.UserQuery", typeof(UserQuery).FullName);
        Assert.Contains(typeof(UserQuery).GetMethod(nameof(UserQuery.AskAsync))!.GetParameters(), static parameter => parameter.Name == "sql" && parameter.ParameterType == typeof(string));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
