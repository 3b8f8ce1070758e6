using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>Rows that stand for several calls weigh as many: counts are exact, and percentiles are those of the calls, not of the rows.</summary>
public sealed class SampledCallsTests
{
    [Fact]
    public async Task FiguresOfSampledCallsAreThoseOfTheRowsRepeatedByTheirWeights()
    {
        using var data = new RecordedData();
        data.Record("calls=5000", "sample=7", "threads=2"); // 714 rows of 7 and one of 2, for each thread.
        data.Record("calls=300");
        data.Drain();

        var rows = StoredCall.Read(data.Directory, "select duration_ns, sample_weight from calls", static row => (Duration: StoredCall.Whole(row[0]), Weight: StoredCall.Whole(row[1])!.Value));
        var report = await PerfReport.LoadAsync(data.Directory);

        Assert.InRange(rows.Count, 1_400, 1_900);
        var method = Assert.Single(report.Methods);
        var agent = Assert.Single(report.Agents);
        Assert.Equal((10_300, 10_300), (method.Calls, method.Succeeded));
        var calls = rows.Where(static row => row.Duration is not null).SelectMany(static row => Enumerable.Repeat(row.Duration!.Value, (int)row.Weight)).Order().ToArray();
        foreach (var (p, actual) in new[] { (0.5, method.P50Seconds), (0.95, method.P95Seconds), (0.99, method.P99Seconds), (0.5, agent.P50Seconds), (0.99, agent.P99Seconds), (0.95, report.Totals.P95Seconds) })
        {
            var place = p * (calls.Length - 1);
            var below = (int)place;
            var expected = calls[below] + ((place - below) * (calls[Math.Min(below + 1, calls.Length - 1)] - calls[below]));
            Assert.Equal(expected / 1e9, actual!.Value, 12);
        }
    }
}
