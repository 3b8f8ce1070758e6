using System.Text.RegularExpressions;

namespace PerfGen.Architecture.Tests;

/// <summary>No row of the documents is without a test.</summary>
public sealed partial class DocumentRowTests
{
    [Fact]
    public void EveryRowHasATestOfItsName() => Assert.Empty(Missing(
        DocumentRows.All.Keys,
        Repository.Files.Where(static file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(static file => File.ReadAllText(Repository.FullPath(file)))));

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
        var tests = sources.SelectMany(static source => Tests().Matches(source).Select(static match => match.Groups["name"].Value)).ToArray();
        return rows.Where(row => !tests.Any(test => test.StartsWith(row + "_", StringComparison.Ordinal) || test.EndsWith("_" + row, StringComparison.Ordinal)));
    }

    /// <summary>A test: its attribute, other attributes and comments, its declaration.</summary>
    [GeneratedRegex("""^[ \t]*\[(Skippable)?(Fact|Theory)\]\s*(\[.*\]\s*|//.*\s*)*public (static )?(async )?[\w<>]+ (?<name>\w+)\(""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Tests();
}
