namespace PerfGen.Architecture.Tests;

/// <summary>No row of the documents is without a test.</summary>
public sealed class DocumentRowTests
{
    [Fact]
    public void EveryRowHasATestOfItsName() => Assert.Empty(Missing(
        DocumentRows.All.Keys,
        TestNames.Sources.Select(static file => File.ReadAllText(Repository.FullPath(file)))));

    [Theory]
    [InlineData('R', 41)]
    [InlineData('Q', 10)]
    public void NoRowIsLeftOut(char document, int rows) => Assert.Empty(Enumerable.Range(1, rows).Select(i => $"{document}{i}").Except(DocumentRows.All.Keys));

    [Theory]
    [InlineData("[Fact]\n    public void R1_AValueIsRecorded()", "")]
    [InlineData("[Theory]\n    [InlineData(1)]\n    [InlineData(\"]\")]\n    public async Task R1_AValueIsRecorded(int i)", "")]
    [InlineData("[Fact]\n    public void TrendsArePrinted_R1()", "")]
    [InlineData("[Fact]\n    public void R10_AnotherRow()", "R1")]
    [InlineData("public void R1_ATestThatNobodyRuns()", "R1")]
    [InlineData("[Fact(Skip = \"broken\")]\n    public void R1_ATestThatIsLeftOut()", "R1")]
    [InlineData("// [Fact]\n    // public void R1_ATestThatIsGone()", "R1")]
    public void ARowWithoutATestThatRunsIsFound(string source, string missing) => Assert.Equal(missing, string.Join(" ", Missing(["R1"], [source])));

    private static IEnumerable<string> Missing(IEnumerable<string> rows, IEnumerable<string> sources)
    {
        var tests = sources.SelectMany(TestNames.Of).ToArray();
        return rows.Where(row => !tests.Any(test => test.StartsWith(row + "_", StringComparison.Ordinal) || test.EndsWith("_" + row, StringComparison.Ordinal)));
    }
}
