using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Query.Text;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>How a report looks, on a terminal of 80 columns unless said otherwise.</summary>
public sealed class ReportTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AFullReport() => Check(Full(), 80);

    [Fact]
    public void AFullReport_Colour() => Check(Full(), 80, colour: true);

    [Fact]
    public void AFullReport_Pipe() => Check(Full(), null);

    [Fact]
    public void AFullReport_NarrowTerminal() => Check(Full(), 60);

    [Fact]
    public void AReportOfOneMethodWithoutAgentOrSession() => Check(
        Empty() with
        {
            Totals = new TotalsRow { Calls = 3, Succeeded = 3, Processes = 1, P50Seconds = 51e-9, P95Seconds = 60e-9, P99Seconds = 61e-9 },
            Agents = [new AgentSummaryRow { Calls = 3, Succeeded = 3, SuccessRate = 1, P50Seconds = 51e-9, P95Seconds = 60e-9, P99Seconds = 61e-9, TotalSeconds = 161e-9 }],
            Methods = [new MethodSummaryRow { Type = "Program", Method = "Add", Metric = "add_time", Calls = 3, Succeeded = 3, SuccessRate = 1, P50Seconds = 51e-9, P95Seconds = 60e-9, P99Seconds = 61e-9, TotalSeconds = 161e-9 }],
        },
        80);

    [Fact]
    public void ValuesOnly() => Check(
        Empty() with
        {
            Totals = new TotalsRow { Values = 2 },
            Values = [new ValueSummaryRow { Name = "lines_reviewed", Unit = "lines", Values = 2, Total = 500, Mean = 250, P50 = 250, P95 = 400, Minimum = 88, Maximum = 412 }],
        },
        80);

    [Fact]
    public void WhatCallsUsedAndWhatRecordingThemCosts() => Check(
        Empty() with
        {
            Totals = new TotalsRow { Calls = 1_003, Succeeded = 1_003, Processes = 1, P50Seconds = 51e-6, P95Seconds = 60e-6, P99Seconds = 61e-6, TotalSeconds = 0.05 },
            Methods =
            [
                new MethodSummaryRow { Type = "Shop.Cart", Method = "Add", Metric = "add_time", Calls = 1_000, Succeeded = 1_000, SuccessRate = 1, P50Seconds = 51e-6, P95Seconds = 60e-6, P99Seconds = 61e-6, TotalSeconds = 0.05 },
                new MethodSummaryRow { Type = "Shop.Cart", Method = "LoadAsync", Metric = "load_time", Calls = 3, Succeeded = 3, SuccessRate = 1, P50Seconds = 1, P95Seconds = 2, P99Seconds = 2, TotalSeconds = 3 },
            ],
            Resources =
            [
                new MethodResourcesRow { Type = "Shop.Cart", Method = "Add", Calls = 1_000, MeanAllocatedBytes = 1_234.5, TotalAllocatedBytes = 1_234_500, MeanCpuSeconds = 48e-6, CpuShare = 0.94, TotalGcPauseSeconds = 0 },
                new MethodResourcesRow { Type = "Shop.Cart", Method = "LoadAsync", Calls = 3, TotalGcPauseSeconds = 0.0125, MaxGcPauseSeconds = 0.01 },
            ],
            Overhead = new RecordingOverhead(55, 410, 1_650),
        },
        80);

    [Fact]
    public void S3a_NetworkUseStandsBesideTimeProcessorAndMemory() => Check(
        Empty() with
        {
            Totals = new TotalsRow { Calls = 2, Succeeded = 2, Processes = 2, P50Seconds = 1, P95Seconds = 1, P99Seconds = 1, TotalSeconds = 2 },
            Usage =
            [
                new ResourceUsageRow { Name = "cpu_usage", Processes = 2, Samples = 24, Mean = 35.2, Maximum = 180, Seconds = 120 },
                new ResourceUsageRow { Name = "disk_usage", Processes = 2, Samples = 24, Mean = 5e9, Maximum = 6e9, Seconds = 120 },
                new ResourceUsageRow { Name = "memory_usage", Processes = 2, Samples = 24, Mean = 82e6, Maximum = 90e6, Seconds = 120 },
                new ResourceUsageRow { Name = "network_received", Processes = 2, Samples = 24, Total = 1.2e6, Seconds = 120, PerSecond = 10_000 },
                new ResourceUsageRow { Name = "network_sent", Processes = 2, Samples = 24, Total = 24_000, Seconds = 120, PerSecond = 200 },
                new ResourceUsageRow { Name = "network_usage", Processes = 2, Samples = 24, Total = 1.224e6, Seconds = 120, PerSecond = 10_200 },
            ],
        },
        80);

    [Fact]
    public void NothingRecorded() => Check(Empty(), 80);

    [Fact]
    public void NothingInTheWindow() =>
        Check(Empty() with { Window = new ReportWindow(Now.AddHours(-1), null, "last hour"), LastCallEverAt = Now.AddHours(-5) }, 80);

    [Fact]
    public void NothingDrainedYet() => Check(Empty() with { Waiting = 1204 }, 80);

    [SkippableFact]
    public void ASnapshotThatDiffersFailsAndShowsTheLine()
    {
        Skip.If(Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1", "Everything is accepted in this run.");
        var error = Assert.ThrowsAny<Exception>(() => Snapshot.Check("something else\n", "Reporting", nameof(ReportTextTests), nameof(NothingDrainedYet)));

        Assert.Contains("line 1\n-  Nothing is in the database yet;", error.Message, StringComparison.Ordinal);
        Assert.Contains("PERFGEN_ACCEPT=1", error.Message, StringComparison.Ordinal);
        NothingDrainedYet(); // Removes what was received.
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void NoLineIsWiderThanTheTerminalAndNoneEndsInSpaces(int width)
    {
        var text = new StringWriter();
        ReportText.Write(text, Full(), width);

        // Below the width of the figures nothing can be given up but names.
        Assert.All(text.ToString().Split('\n'), line =>
        {
            Assert.True(CellWidth.Of(line) <= Math.Max(width, 72), line);
            Assert.Equal(line.TrimEnd(), line);
        });
    }

    [Fact]
    public void WithoutColoursNothingIsWrittenThatCommandsTheTerminal()
    {
        var text = new StringWriter();
        ReportText.Write(text, Full(), 80);

        Assert.DoesNotContain('\u001b', text.ToString());
    }

    [Fact]
    public void WhatToDoNextIsSaidInTheWordsOfWhoeverStartsTheCommand()
    {
        var text = new StringWriter();
        ReportText.Write(text, Full(), 80, command: "dotnet run --project src/PerfGen.Cli --");

        Assert.Contains(" next   dotnet run --project src/PerfGen.Cli -- query \"from calls", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("perfgen ", text.ToString(), StringComparison.Ordinal);
    }

    private static void Check(PerfReport report, int? width, bool colour = false, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var text = new StringWriter();
        ReportText.Write(text, report, width, colour);
        Snapshot.Check(text.ToString(), "Reporting", nameof(ReportTextTests), test);
    }

    private static PerfReport Empty() => new() { DataDirectory = "/home/me/shop/.perfgen", Window = ReportWindow.All, MadeAt = Now };

    private static PerfReport Full()
    {
        static AgentSummaryRow Agent(string? name, long calls, double? ok, double p50, double p95, double p99, long? prompt, long? completion) => new()
        {
            Agent = name, Calls = calls, Succeeded = (long)(calls * (ok ?? 0)), SuccessRate = ok, P50Seconds = p50, P95Seconds = p95, P99Seconds = p99,
            TotalSeconds = calls * p50, TokensPrompt = prompt, TokensCompletion = completion,
        };
        static MethodSummaryRow Method(string type, string name, long calls, double? ok, double? p50, double? p95, double? p99, double? total) => new()
        {
            Type = type, Method = name, Metric = "m", Calls = calls, SuccessRate = ok, P50Seconds = p50, P95Seconds = p95, P99Seconds = p99, TotalSeconds = total,
        };
        static IEnumerable<AgentTrendRow> Trend(string? agent, params double[] values) =>
            values.Select((value, part) => new AgentTrendRow { Agent = agent, Part = part, P50Seconds = value }).Where(static row => row.P50Seconds >= 0);

        return Empty() with
        {
            Window = new ReportWindow(Now.AddHours(-1), null, "last hour"),
            Totals = new TotalsRow
            {
                Sessions = 1, Tasks = 24, TasksSucceeded = 22, TaskSuccessRate = 0.92, Calls = 1_402_788, Succeeded = 1_402_700, Failed = 70, TimedOut = 10, Cancelled = 7, Unfinished = 1,
                Processes = 3, P50Seconds = 0.34, P95Seconds = 4.1, P99Seconds = 10.2, Values = 61, TokensPrompt = 400_000, TokensCompletion = 25_000,
                Cost = 1.87m, CostCurrency = "USD", CallsOfUnknownPrice = 3, LastCalledAt = Now,
            },
            Previous = new TotalsRow { Tasks = 30, TaskSuccessRate = 0.89 },
            Agents =
            [
                Agent("expert-backend", 1_402_113, 0.89, 1.2, 4.8, 11, 200_000, 12_000), Agent("expert-frontend", 280, 0.75, 0.9, 3.1, 6.2, 101_000, null),
                Agent("manager-of-tests-with-a-long-name", 191, 1, 0.4, 0.9, 1.4, null, null), Agent(null, 204, null, 51e-6, 90e-6, 120e-6, null, null),
            ],
            Methods =
            [
                Method("Shop.Review.Reviewer", "ReviewAsync", 312, 0.89, 1.2, 4.8, 11, 420), Method("Shop.Tests.Runner", "Run", 280, 1, 0.4, 0.9, 1.4, 130),
                Method("Shop.Index.Runner", "Run", 3, null, null, null, null, null), Method("Shop.审查\u001b[31m", "Run", 1_402_193, 0.9999, 51e-9, 90e-9, 1e-6, 0.07),
                .. Enumerable.Range(1, 10).Select(static i => Method("Shop.Small", $"Step{i}", i, 1, 1e-3, 2e-3, 3e-3, i * 1e-3)),
            ],
            Errors =
            [
                new ErrorSummaryRow { ErrorType = "System.TimeoutException", Type = "Shop.Review.Reviewer", Method = "ReviewAsync", Calls = 70 },
                new ErrorSummaryRow { ErrorType = "Shop.Review.VeryLong.Namespaces.OfAnExceptionThatSomebodyNamed", Type = "Shop.Review.Reviewer", Method = "ReviewAsync", Calls = 10 },
            ],
            Values =
            [
                new ValueSummaryRow { Name = "lines_reviewed", Unit = "lines", Values = 40, Total = 7800, P50 = 195, P95 = 370.5, Maximum = 390 },
                new ValueSummaryRow { Name = "code_coverage", Unit = "percent", Values = 20, Total = 1500, P50 = 75.25, P95 = 89, Maximum = 90 },
                new ValueSummaryRow { Name = "wait", Unit = "seconds", Values = 1, Total = 0.34, P50 = 0.34, P95 = 0.34, Maximum = 0.34 },
            ],
            Trends =
            [
                .. Trend("expert-backend", 2, 3, 5, 3, 2, 1, 1, 1), .. Trend("expert-frontend", 1, 1, -1, -1, 1, 1.2, 1.3, 1.3),
                .. Trend("manager-of-tests-with-a-long-name", 0.1, 0.1, 0.2, 0.5, 0.7, 0.7, 0.7, 0.8),
            ],
            Dropped = 0,
            Waiting = 12,
        };
    }
}
