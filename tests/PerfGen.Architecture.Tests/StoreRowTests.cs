namespace PerfGen.Architecture.Tests;

/// <summary>Every row about the store and its questions names tests that run.</summary>
public sealed class StoreRowTests
{
    public static TheoryData<string> Rows => [.. Enumerable.Range(1, 15).Select(static i => $"D{i}").Concat(Enumerable.Range(1, 26).Select(static i => $"K{i}"))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryRowIsShownByTestsThatRun(string row)
    {
        if (StoreRows.Owed.ContainsKey(row))
        {
            Assert.False(StoreRows.All.ContainsKey(row), "A row is shown, or owed.");
            return;
        }

        var (_, tests) = StoreRows.All[row];
        Assert.NotEmpty(tests);
        Assert.DoesNotContain(tests, static test => !Runs(test));
    }

    [Fact]
    public void NothingIsShownOrOwedThatNobodyAsks() => Assert.Empty(StoreRows.All.Keys.Concat(StoreRows.Owed.Keys).Except(((IEnumerable<object[]>)Rows).Select(static row => (string)row[0])));

    [Theory]
    [InlineData("SchemaTests.EveryColumnOfEveryPublicViewHasAComment", true)]
    [InlineData("SchemaTests.EveryColumnHasAComment", false)]
    [InlineData("MigrationTests.EveryColumnOfEveryPublicViewHasAComment", false)]
    [InlineData("SchemaTests.Dispose", false)]
    public void ATestIsOneOfItsFileThatRuns(string test, bool runs) => Assert.Equal(runs, Runs(test));

    [Fact]
    public void TheBenchmarkAsksTheTenQuestions()
    {
        var asked = File.ReadAllText(Repository.FullPath("tests/PerfGen.Benchmarks/Questions/AskedQuestion.cs"));

        Assert.All((string[])["metrics", "task-metrics", "agent-metrics", "swarm-metrics", "by-time", "percentile", "average", "top-agents", "slowest-tasks", "summary"],
            question => Assert.Contains($"\", \"{question}\", new()", asked, StringComparison.Ordinal));
    }

    private static bool Runs(string test)
    {
        var (file, name) = (test[..test.IndexOf('.', StringComparison.Ordinal)], test[(test.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return TestNames.Sources.Where(source => Path.GetFileName(source) == file + ".cs").Any(source => TestNames.Of(File.ReadAllText(Repository.FullPath(source))).Contains(name));
    }
}
