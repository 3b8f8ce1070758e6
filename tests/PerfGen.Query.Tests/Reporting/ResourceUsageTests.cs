using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>What processes used stands in every report, where they sampled it.</summary>
public sealed class ResourceUsageTests : IDisposable
{
    private readonly RecordedData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task S3a_ReportsShowWhatProcessesUsedAsTheirSamplesSay()
    {
        foreach (var calls in new[] { 30, 20 })
        {
            var start = _data.Writer($"calls={calls}", "ack=1", "pause=40");
            start.Environment["PERFGEN_RESOURCES_ENABLED"] = "1";
            start.Environment["PERFGEN_RESOURCES_INTERVAL"] = "0.1";
            using var writer = Process.Start(start)!;
            var errors = writer.StandardError.ReadToEndAsync();
            await writer.StandardOutput.ReadToEndAsync();
            await writer.WaitForExitAsync();
            Assert.True(writer.ExitCode == 0, await errors);
        }

        _data.Drain();
        var report = await PerfReport.LoadAsync(_data.Directory);

        // Each figure, from the rows.
        var rows = Samples();
        Assert.Equal(rows.Select(static row => row.Name).Distinct().Order(StringComparer.Ordinal), report.Usage.Select(static row => row.Name));
        foreach (var (name, row) in report.Usage.Select(static row => (row.Name, row)))
        {
            var own = rows.Where(sample => sample.Name == name).ToArray();
            var seconds = own.GroupBy(static sample => sample.Source).Where(static one => one.Count() > 1)
                .Sum(static one => (one.Max(static sample => sample.Seconds) - one.Min(static sample => sample.Seconds)) * one.Count() / (one.Count() - 1));
            Assert.Equal((own.Length, 2), (row.Samples, row.Processes));
            Assert.Equal(own.Average(static sample => sample.Value), row.Mean, 6);
            Assert.Equal(own.Max(static sample => sample.Value), row.Maximum);
            Assert.Equal(own.Sum(static sample => sample.Value), row.Total, 6);
            Assert.Equal(seconds, row.Seconds!.Value, 4);
            Assert.InRange(seconds, 1, 20);
            if (name.StartsWith("network", StringComparison.Ordinal))
            {
                var rate = own.Sum(static sample => sample.Value) / seconds;
                Assert.InRange(row.PerSecond!.Value, rate * 0.9999, rate * 1.0001);
            }
            else
            {
                Assert.Null(row.PerSecond);
            }
        }

        Assert.Contains(report.Usage, static row => row is { Name: "cpu_usage", Samples: > 5, Mean: > 0 });
        Assert.Contains(report.Usage, static row => row is { Name: "memory_usage", Mean: > 5e6 });
        string[] shown = ["sampled time", "cpu", "memory", .. report.Usage.Any(static row => row.Name == "network_sent") ? (string[])["network"] : []];
        var text = Text(output => ReportText.Write(output, report));
        Assert.All(shown, label => Assert.Contains($"\n {label} ", text, StringComparison.Ordinal));
        Assert.DoesNotContain("not sampled", text, StringComparison.Ordinal);

        // The report of the day, as text and as Markdown.
        var day = new PeriodReport { Period = ReportPeriod.Of(PeriodKind.Daily, DateOnly.FromDateTime(DateTime.UtcNow), TimeZoneInfo.Utc), Totals = new WorkTotalsRow { Sessions = 1 }, Usage = report.Usage };
        Assert.All(shown, label => Assert.Contains($"\n {label} ", Text(output => PeriodText.Write(output, day)), StringComparison.Ordinal));
        Assert.All(shown, label => Assert.Contains($"- **{label}:** ", Text(output => PeriodMarkdown.Write(output, day)), StringComparison.Ordinal));

        using var json = new MemoryStream();
        ReportJson.Write(json, report);
        using var document = JsonDocument.Parse(json.ToArray());
        Assert.Equal(report.Usage.Select(static row => (row.Name, row.PerSecond)), document.RootElement.GetProperty("usage").EnumerateArray().Select(static row => (row.GetProperty("name").GetString()!, row.GetProperty("per_second") is { ValueKind: JsonValueKind.Number } rate ? rate.GetDouble() : (double?)null)));
    }

    [Fact]
    public async Task S3a_WhereNothingWasSampledTheReportSaysHowToSwitchItOn()
    {
        _data.Record("calls=3");
        _data.Drain();
        var report = await PerfReport.LoadAsync(_data.Directory);
        Assert.Empty(report.Usage);
        Assert.Contains("\n resources       not sampled; PERFGEN_RESOURCES_ENABLED=1 switches them on\n", Text(output => ReportText.Write(output, report)), StringComparison.Ordinal);
    }

    private static string Text(Action<TextWriter> write)
    {
        var text = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    private List<(string Name, string Source, double Seconds, double Value)> Samples()
    {
        using var reader = StoreReader.Open(_data.Directory);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = "select name, source::varchar, epoch(recorded_at), value from metrics where (name like '%\\_usage' escape '\\' or name like 'network%') and origin = 'auto'";
        using var rows = command.ExecuteReader();
        var samples = new List<(string, string, double, double)>();
        while (rows.Read())
        {
            samples.Add((rows.GetString(0), rows.GetString(1), rows.GetDouble(2), rows.GetDouble(3)));
        }

        return samples;
    }
}
