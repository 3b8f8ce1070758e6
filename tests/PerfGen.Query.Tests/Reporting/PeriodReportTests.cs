using System.Text;
using System.Text.Json;
using PerfGen.Query.Questions;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>Reports of days, weeks and months, with the figures that the documents give.</summary>
public sealed class PeriodReportTests(PeriodReportTests.TwoDays fixture) : IClassFixture<PeriodReportTests.TwoDays>
{
    private static readonly DateOnly Day = new(2025, 11, 29);

    [Fact]
    public async Task K13_TheDailyReportHasExactlyTheDocumentsShapeAndFigures()
    {
        var report = await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Daily));

        const string document = """
            {
              "daily_report": {
                "date": "2025-11-29",
                "summary": {
                  "sessions": 3,
                  "total_duration_hours": 4.5,
                  "tasks_completed": 24,
                  "success_rate": 0.92,
                  "tokens_used": 450000
                },
                "by_agent": {
                  "expert-backend": { "tasks": 8, "success_rate": 0.88, "avg_duration_s": 120 },
                  "manager-tdd": { "tasks": 6, "success_rate": 1, "avg_duration_s": 180 },
                  "expert-frontend": { "tasks": 5, "success_rate": 0.8, "avg_duration_s": 120 },
                  "unknown": { "tasks": 5, "success_rate": 1, "avg_duration_s": 120 }
                },
                "trends": {
                  "success_rate_change": "+5%",
                  "efficiency_change": "+12%"
                }
              }
            }
            """;
        using var expected = JsonDocument.Parse(document);
        Assert.Equal(JsonSerializer.Serialize(expected), Compact(Json(report)));
    }

    [Fact]
    public async Task K25_TheDailySummaryHasTheDocumentsFigures()
    {
        var report = await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Daily));

        Assert.Equal((3, 24, 22, 450_000), (report.Totals.Sessions, report.Totals.TasksCompleted, report.Totals.TasksSucceeded, report.Totals.TokensTotal));
        Assert.Equal(4.5, report.Totals.SessionSeconds!.Value / 3600, 9);
        Assert.Equal(22 / 24.0, report.Totals.SuccessRate!.Value, 12);
        Assert.Equal((8, 7 / 8.0, 120.0), Figures(report.Agents, "expert-backend"));
        Assert.Equal((6, 1.0, 180.0), Figures(report.Agents, "manager-tdd"));
    }

    [Fact]
    public async Task K14_TrendsAreAgainstThePeriodBefore_S2b()
    {
        var report = await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Daily));

        Assert.Equal(100 * ((22 / 24.0) - (13 / 15.0)), report.Trends.SuccessRate!.Value, 9);
        Assert.Equal(100 * (153.4 - 135) / 153.4, report.Trends.Efficiency!.Value, 6);
        Assert.Equal(("+5%", "+12%"), (PeriodTrends.Text(report.Trends.SuccessRate), PeriodTrends.Text(report.Trends.Efficiency)));
        Assert.Equal(("-3%", "0%", null), (PeriodTrends.Text(-2.6), PeriodTrends.Text(0.2), PeriodTrends.Text(null)));

        var dayBefore = await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Daily).Previous);
        Assert.Null(dayBefore.Previous);
        Assert.Equal(new PeriodTrends(null, null), dayBefore.Trends);
    }

    [Fact]
    public async Task K13_WeeklyAndMonthlyReportsHoldBothDays()
    {
        foreach (var (kind, name, label) in new[] { (PeriodKind.Weekly, "2025-W48", "week"), (PeriodKind.Monthly, "2025-11", "month") })
        {
            var report = await PeriodReport.LoadAsync(fixture.Data.Directory, Period(kind));

            using var json = JsonDocument.Parse(Json(report));
            var root = json.RootElement.EnumerateObject().Single();
            Assert.Equal((kind.ToString().ToLowerInvariant() + "_report", name), (root.Name, root.Value.GetProperty(label).GetString()));
            Assert.Equal(39, root.Value.GetProperty("summary").GetProperty("tasks_completed").GetInt32());
            Assert.Equal(JsonValueKind.Null, root.Value.GetProperty("trends").GetProperty("success_rate_change").ValueKind);
        }
    }

    [Fact]
    public async Task K15_AgentMetricsHaveTheDocumentsShapeAndFigures()
    {
        using var data = Swarm.OfNovember();
        var period = ReportPeriod.Of(PeriodKind.Monthly, Day, TimeZoneInfo.Utc);

        var rows = await WorkGroupReport.LoadAsync(data.Directory, WorkGrouping.Agent, period.From, period.To);

        using var output = new MemoryStream();
        PeriodJson.WriteGroups(output, WorkGrouping.Agent, rows, period.Range);
        using var json = JsonDocument.Parse(output.ToArray());
        var agent = json.RootElement.GetProperty("agent_metrics").GetProperty("expert-backend");
        Assert.Equal((45, 0.89, 55_000, 1_125_000, "2025-11-01 to 2025-11-30"), (
            agent.GetProperty("tasks_completed").GetInt32(), agent.GetProperty("success_rate").GetDouble(), agent.GetProperty("avg_duration_ms").GetInt32(),
            agent.GetProperty("total_tokens").GetInt32(), agent.GetProperty("period").GetString()));
    }

    [Theory]
    [InlineData(WorkGrouping.Agent, 4)]
    [InlineData(WorkGrouping.Model, 3)]
    [InlineData(WorkGrouping.Cli, 1)]
    [InlineData(WorkGrouping.TaskType, 3)]
    [InlineData(WorkGrouping.Session, 2)]
    [InlineData(WorkGrouping.Task, 40)]
    [InlineData(WorkGrouping.Day, 2)]
    public async Task K23_EveryGroupingAddsUpToTheSameTotals(WorkGrouping by, int groups)
    {
        var rows = await WorkGroupReport.LoadAsync(fixture.Data.Directory, by);

        Assert.Equal(groups, rows.Count);
        Assert.Equal((39, 35, 450_000), (rows.Sum(static row => row.Tasks), rows.Sum(static row => row.Succeeded), rows.Sum(static row => row.TokensTotal ?? 0)));
        Assert.Equal(by == WorkGrouping.Day ? ["2025-11-28", "2025-11-29"] : null, by == WorkGrouping.Day ? rows.Select(static row => row.Name) : null);
    }

    [Fact]
    public async Task ASessionCountsWithTheTimeThatItHasInThePeriod()
    {
        var period = new ReportPeriod(PeriodKind.Daily, Day, TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-9), "test", "test"));

        // In that zone the 29th begins an hour into the morning's session, which is the third of its two hours.
        var report = await PeriodReport.LoadAsync(fixture.Data.Directory, period);

        Assert.Equal((3, 3.5), (report.Totals.Sessions, Math.Round(report.Totals.SessionSeconds!.Value / 3600, 6)));
    }

    [Fact]
    public async Task ADayWithoutWorkIsZeroTasksAndUnknownRates()
    {
        var report = await PeriodReport.LoadAsync(fixture.Data.Directory, ReportPeriod.Of(PeriodKind.Daily, new DateOnly(2025, 1, 1), TimeZoneInfo.Utc));

        Assert.Equal("""{"daily_report":{"date":"2025-01-01","summary":{"sessions":0,"total_duration_hours":0,"tasks_completed":0,"success_rate":null,"tokens_used":null},"by_agent":{},"trends":{"success_rate_change":null,"efficiency_change":null}}}""", Compact(Json(report)));
        using var text = new StringWriter();
        PeriodText.Write(text, report);
        Assert.Equal("\n Day 2025-01-01\n\n Nothing was worked in it.\n", text.ToString());
    }

    [Fact]
    public async Task ADirectoryWithoutDataGivesAnEmptyReport()
    {
        using var data = new RecordedData();

        Assert.True((await PeriodReport.LoadAsync(data.Directory, Period(PeriodKind.Daily))).Totals.IsEmpty);
        Assert.Empty(await WorkGroupReport.LoadAsync(data.Directory, WorkGrouping.Agent));
    }

    [Fact]
    public async Task U17_AnalyticsHaveTheDocumentsFigures()
    {
        using var data = Swarm.OfInteractions();

        var report = await PeriodReport.LoadAsync(data.Directory, Period(PeriodKind.Daily));

        Assert.Equal((15, 45, 450, 8, 85.5, 8.5), (report.Analytics.Interactions, report.Analytics.ToolCalls, report.Analytics.Lines, report.Analytics.Files, report.Analytics.Coverage, report.Analytics.CodeQuality));
        Assert.Equal((7.5, 0.25m), (report.Analytics.InteractionsPerHour(report.Totals), report.Totals.Cost));
        Assert.Equal(0.0167m, Math.Round(report.Analytics.CostPerInteraction(report.Totals)!.Value, 4));
        Assert.Equal(93.3, Math.Round(report.Totals.SuccessRate!.Value * 100, 1));
        Assert.Equal(95.6, Math.Round(report.Analytics.ToolSuccessRate!.Value * 100, 1));
        using var text = new StringWriter();
        PeriodText.Write(text, report);
        Assert.Contains("\n interactions          15, 7.5 an hour, $0.017 each\n tool calls            45, 96 % succeeded\n lines generated       450\n files                 8\n test coverage         85.5 %\n code quality          8.5 of 10\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextShowsTheReport()
    {
        using var text = new StringWriter();
        PeriodText.Write(text, await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Daily)));

        Snapshot.Check(text.ToString(), "Reporting", nameof(PeriodReportTests));
    }

    [Fact]
    public async Task MarkdownShowsTheReport()
    {
        using var text = new StringWriter();
        PeriodMarkdown.Write(text, await PeriodReport.LoadAsync(fixture.Data.Directory, Period(PeriodKind.Weekly)));

        Snapshot.Check(text.ToString(), "Reporting", nameof(PeriodReportTests));
    }

    [Fact]
    public void NothingInANameIsMarkdown()
    {
        using var text = new StringWriter();
        PeriodMarkdown.WriteGroups(text, WorkGrouping.Agent, [new WorkGroupRow { Name = "a|b <script>*[x](y)" }]);

        Assert.Contains("| a\\|b &lt;script&gt;\\*\\[x\\](y) | 0 |", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-11-29", PeriodKind.Daily, "2025-11-29", "2025-11-29 to 2025-11-29")]
    [InlineData("2025-11-29", PeriodKind.Weekly, "2025-W48", "2025-11-24 to 2025-11-30")]
    [InlineData("2025-W48", PeriodKind.Weekly, "2025-W48", "2025-11-24 to 2025-11-30")]
    [InlineData("2026-W53", PeriodKind.Weekly, "2026-W53", "2026-12-28 to 2027-01-03")]
    [InlineData("2024-02", PeriodKind.Monthly, "2024-02", "2024-02-01 to 2024-02-29")]
    [InlineData("yesterday", PeriodKind.Daily, "2026-01-01", "2026-01-01 to 2026-01-01")]
    [InlineData("today", PeriodKind.Weekly, "2026-W01", "2025-12-29 to 2026-01-04")]
    public void ADateIsReadAsThePeriodThatItLiesIn(string text, PeriodKind kind, string name, string range)
    {
        var period = ReportPeriod.Parse(text, kind, new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc)!;

        Assert.Equal((name, range), (period.Name, period.Range));
        Assert.Equal(period.From, period.Previous.To);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-W54")]
    [InlineData("2025-13")]
    [InlineData("29.11.2025")]
    [InlineData("2025-11-31")]
    public void WhatIsNoDateIsNone(string text) => Assert.Null(ReportPeriod.Parse(text, PeriodKind.Daily, DateTimeOffset.UtcNow));

    private static (long, double?, double) Figures(IReadOnlyList<WorkGroupRow> rows, string name) =>
        Assert.Single(rows, row => row.Name == name) is var row ? (row.Tasks, row.SuccessRate, Math.Round(row.MeanSeconds!.Value, 6)) : default;

    private static ReportPeriod Period(PeriodKind kind) => ReportPeriod.Of(kind, Day, TimeZoneInfo.Utc);

    private static string Json(PeriodReport report)
    {
        using var output = new MemoryStream();
        PeriodJson.Write(output, report);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document);
    }

    /// <summary>The two days, recorded once.</summary>
    public sealed class TwoDays : IDisposable
    {
        public RecordedData Data { get; } = Swarm.OfTwoDays();

        public void Dispose() => Data.Dispose();
    }
}
