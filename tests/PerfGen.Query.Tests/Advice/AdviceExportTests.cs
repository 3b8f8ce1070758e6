using PerfGen.Query.Advice;
using PerfGen.Query.Questions;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Advice;

public sealed class AdviceExportTests(AgentsFixture agents) : IClassFixture<AgentsFixture>
{
    private const string Old = "A\tM:A.Kept\t3\t2026-01-01\t2026-01-02\t1\t1\tmain\t0.5\nA\tM:A.Known\t3\t2026-01-01\t2026-01-02\t1\t1\tmain\t0.5\n";

    [Fact]
    public async Task EveryMethodThatWasRecordedHasALineWithItsFigures()
    {
        var export = await AdviceExport.MakeAsync(agents.Data.Directory, null, null, null);
        var methods = Lines(export.Text);

        Assert.Equal((methods.Length, 0), (export.Recorded, export.Kept));
        // Of 161 calls, one had not ended when its process did.
        Assert.Equal(160, methods.Sum(static line => int.Parse(line[2])));
        Assert.Equal(methods.Select(static line => (line[0], line[1])).Order(), methods.Select(static line => (line[0], line[1])));
        Assert.All(methods, static line => Assert.True(double.Parse(line[5]) >= 0 && line[7].Length == 0));
    }

    [Fact]
    public async Task TheSameDataGivesTheSameBytesHoweverOften()
    {
        var first = await AdviceExport.MakeAsync(agents.Data.Directory, null, null, null);
        var second = await AdviceExport.MakeAsync(agents.Data.Directory, first.Text, null, null);

        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task ABaselineIsKeptWhileFiguresChange()
    {
        var first = await AdviceExport.MakeAsync(agents.Data.Directory, null, null, "main");
        Assert.All(Lines(first.Text), static line => Assert.Equal(("main", line[5]), (line[7], line[8])));

        var older = first.Text.Replace("\tmain\t", "\tv1\t", StringComparison.Ordinal);
        var second = await AdviceExport.MakeAsync(agents.Data.Directory, older, null, null);
        Assert.All(Lines(second.Text), static line => Assert.Equal("v1", line[7]));
    }

    [Fact]
    public void MethodsThatThisDataDoesNotHaveKeepTheirLines()
    {
        var row = new RecordedMethodRow { Assembly = "A", DocumentationId = "M:A.Known", Calls = 7, Since = Day(3), Until = Day(4), P95Seconds = 0.123456, SuccessRate = 2 / 3.0 };
        var export = AdviceExport.Merge(Old, [row], null);

        Assert.Equal((1, 1), (export.Recorded, export.Kept));
        Assert.Equal(
            ["A\tM:A.Kept\t3\t2026-01-01\t2026-01-02\t1\t1\tmain\t0.5", "A\tM:A.Known\t7\t2026-01-03\t2026-01-04\t0.123\t0.667\tmain\t0.5"],
            Lines(export.Text).Select(static line => string.Join("\t", line)));
    }

    [Fact]
    public async Task AMergeThatIsLeftInTheFileIsSaidWithItsLine()
    {
        var error = await Assert.ThrowsAsync<FormatException>(() => AdviceExport.MakeAsync(agents.Data.Directory, "# head\n<<<<<<< HEAD\n", null, null));
        Assert.StartsWith("line 2 ", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);

    private static string[][] Lines(string text) => [.. text.Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t'))];
}
