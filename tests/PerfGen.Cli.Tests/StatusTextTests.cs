using PerfGen.Cli.Output;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli.Tests;

/// <summary>What the status says of the cost of recording.</summary>
public sealed class StatusTextTests
{
    [Theory]
    [InlineData(55.0, 410.0, 1700.0, " cost     55 ns a call (410 ns cold), 1.7 µs a record to drain; measured here")]
    [InlineData(55.0, null, null, " cost     55 ns a call; measured here")]
    [InlineData(null, null, 2000.0, " cost     2.0 µs a record to drain; measured here")]
    public void TheCostOfRecordingIsSaidAsFarAsItIsKnown(double? call, double? cold, double? row, string line) =>
        Assert.Contains(line, Text(new RecordingOverhead(call, cold, row)));

    [Fact]
    public void ACostThatWasNeverMeasuredIsNotSaid() =>
        Assert.DoesNotContain(Text(new RecordingOverhead(null, null, null)), static line => line.Contains("cost", StringComparison.Ordinal));

    private static string[] Text(RecordingOverhead overhead)
    {
        var text = new StringWriter();
        StatusText.Write(text, new StoreStatus { DataDirectory = "/shop/.perfgen", DatabaseFile = "/shop/.perfgen/perf.duckdb", DatabaseBytes = 1, Exists = true, Overhead = overhead }, null, colour: false);
        return text.ToString().Split('\n');
    }
}
