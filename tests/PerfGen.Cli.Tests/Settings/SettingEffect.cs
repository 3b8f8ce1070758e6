using PerfGen.Query.Budgets;
using PerfGen.Query.Reporting;

namespace PerfGen.Cli.Tests.Settings;

/// <summary>What a setting switches, to be seen from outside.</summary>
/// <param name="Json">A file that says something else than the default.</param>
/// <param name="Observe">What is looked at.</param>
/// <param name="Default">What is seen where nothing is said.</param>
/// <param name="Switched">What is seen with the file.</param>
internal sealed record SettingEffect(string Json, Func<SettingLab, Task<string>> Observe, string Default, string Switched)
{
    /// <summary>Path → what it switches.</summary>
    public static IReadOnlyDictionary<string, SettingEffect> All { get; } = new Dictionary<string, SettingEffect>(StringComparer.Ordinal)
    {
        ["metrics.enabled"] = Recorded("""{ "metrics": { "enabled": false } }""", "select count(*) from tasks", "1", ""),
        ["metrics.storage"] = new("""{ "metrics": { "storage": "elsewhere" } }""", static lab => lab.FoundAsync(), ".perfgen", "elsewhere"),
        ["metrics.calls.allocated_bytes"] = Program("""{ "metrics": { "calls": { "allocated_bytes": true } } }""", "select count(allocated_bytes) from calls", "0", "20"),
        ["metrics.calls.cpu_time"] = Program("""{ "metrics": { "calls": { "cpu_time": true } } }""", "select count(cpu_time_s) from calls", "0", "20"),
        ["metrics.calls.gc_pauses"] = Program("""{ "metrics": { "calls": { "gc_pauses": true } } }""", "select count(gc_pause_s) from calls", "0", "20"),
        ["metrics.resources.enabled"] = Program("""{ "metrics": { "resources": { "enabled": true, "interval": 0.1 } } }""", "select count(*) > 0 from metrics where name = 'memory_usage'", "False", "True"),
        ["metrics.resources.interval"] = Program("""{ "metrics": { "resources": { "interval": 0.1 } } }""", "select count(*) > 2 from metrics where name = 'memory_usage'", "False", "True", ("PERFGEN_RESOURCES_ENABLED", "1")),
        ["metrics.journal.limit_mib"] = new("""{ "metrics": { "journal": { "limit_mib": 2 } } }""", static lab => lab.ProgramAsync("select count(*) = 60000 from calls", [], "calls=60000"), "True", "False"),
        ["metrics.session.duration"] = Recorded("""{ "metrics": { "session": { "duration": false } } }""", "select count(started_at) from sessions", "1", "0"),
        ["metrics.session.tools_used"] = Recorded("""{ "metrics": { "session": { "tools_used": false } } }""", "select coalesce(tool_uses, 0) from sessions", "1", "0"),
        ["metrics.session.files_modified"] = Recorded("""{ "metrics": { "session": { "files_modified": false } } }""", "select count(*) from notes where kind = 'file_modified'", "1", "0"),
        ["metrics.session.tasks_completed"] = new("""{ "metrics": { "session": { "tasks_completed": false } } }""", static async lab => (await lab.WithTask().ReportAsync(PeriodKind.Daily)).HasTasks.ToString(), "True", "False"),
        ["metrics.tokens.track_usage"] = Recorded("""{ "metrics": { "tokens": { "track_usage": false } } }""", "select count(*) from token_usage", "1", "0"),
        ["metrics.tokens.track_per_task"] = Recorded("""{ "metrics": { "tokens": { "track_per_task": false } } }""", "select tokens_total from tasks", "1000", ""),
        ["metrics.tokens.track_per_session"] = Recorded("""{ "metrics": { "tokens": { "track_per_session": false } } }""", "select tokens_total from sessions", "1000", ""),
        ["metrics.tokens.warn_threshold"] = new("""{ "metrics": { "tokens": { "warn_threshold": 1000 } } }""", static lab => Task.FromResult(lab.WithTask().Warnings()), "0", "1"),
        ["metrics.tasks.enabled"] = Recorded("""{ "metrics": { "tasks": { "enabled": false } } }""", "select count(*) from tasks", "1", "0"),
        ["metrics.tasks.track_duration"] = Recorded("""{ "metrics": { "tasks": { "track_duration": false } } }""", "select duration_s from tasks", "9", ""),
        ["metrics.tasks.track_result"] = Recorded("""{ "metrics": { "tasks": { "track_result": false } } }""", "select result from tasks", "success", ""),
        ["metrics.tasks.track_files"] = Recorded("""{ "metrics": { "tasks": { "track_files": false } } }""", "select count(*) from metrics where name = 'files_modified'", "1", "0"),
        ["metrics.agents.track_per_agent"] = Agents("""{ "metrics": { "agents": { "track_per_agent": false } } }""", PeriodKind.Weekly),
        ["metrics.agents.aggregate_daily"] = Agents("""{ "metrics": { "agents": { "aggregate_daily": false } } }""", PeriodKind.Daily),
        ["metrics.quality.test_coverage"] = new("""{ "metrics": { "quality": { "test_coverage": true } } }""", static lab => lab.QualityAsync("c.xml", Coverage, "test_coverage"), "", "1"),
        ["metrics.quality.lint_scores"] = new("""{ "metrics": { "quality": { "lint_scores": true } } }""", static lab => lab.QualityAsync("l.sarif", """{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "x" } }, "results": [ { "level": "error", "message": { "text": "t" } } ] } ] }""", "linting_errors"), "", "1"),
        ["metrics.quality.complexity"] = new("""{ "metrics": { "quality": { "complexity": true } } }""", static lab => lab.QualityAsync("c.xml", Coverage, "complexity_score"), "", "1"),
        ["metrics.reporting.daily_summary"] = new("""{ "metrics": { "reporting": { "daily_summary": false } } }""", static lab => lab.WithTask().SummariesAsync(), "day.json week.json", "week.json"),
        ["metrics.reporting.weekly_report"] = new("""{ "metrics": { "reporting": { "weekly_report": false } } }""", static lab => lab.WithTask().SummariesAsync(), "day.json week.json", "day.json"),
        ["metrics.reporting.export_format"] = new("""{ "metrics": { "reporting": { "export_format": "markdown" } } }""", static lab => lab.WithTask().SummariesAsync(), "day.json week.json", "day.md week.md"),

        // Completion 100, code 60, efficiency 80, practices 0, documentation 100: by hand, 71 and 81.4.
        ["scoring.mode"] = Scored("""{ "scoring": { "mode": "compat" } }""", "100.000 65.875 True"),
        ["scoring.pass_mark"] = Scored("""{ "scoring": { "pass_mark": 80 } }""", "71.000 81.400 False"),
        ["scoring.quality.completion"] = Scored("""{ "scoring": { "quality": { "completion": 0.40, "code_quality": 0.15 } } }""", "75.000 83.000 True"),
        ["scoring.quality.code_quality"] = Scored("""{ "scoring": { "quality": { "code_quality": 0.35, "completion": 0.20 } } }""", "67.000 79.800 False"),
        ["scoring.quality.efficiency"] = Scored("""{ "scoring": { "quality": { "efficiency": 0.30, "completion": 0.20 } } }""", "69.000 80.600 False"),
        ["scoring.quality.best_practices"] = Scored("""{ "scoring": { "quality": { "best_practices": 0.25, "completion": 0.20 } } }""", "61.000 77.400 False"),
        ["scoring.quality.documentation"] = Scored("""{ "scoring": { "quality": { "documentation": 0.20, "code_quality": 0.15 } } }""", "75.000 83.000 True"),
        ["scoring.index.quality"] = Scored("""{ "scoring": { "index": { "quality": 0.50, "success": 0.15 } } }""", "71.000 78.500 True"),
        ["scoring.index.time_efficiency"] = Scored("""{ "scoring": { "index": { "time_efficiency": 0.45, "success": 0.15 } } }""", "71.000 79.400 True"),
        ["scoring.index.success"] = Scored("""{ "scoring": { "index": { "success": 0.35, "quality": 0.30 } } }""", "71.000 84.300 True"),

        ["budget.cost"] = Budgets("""{ "budget": { "cost": 50 } }""", "50 USD Month"),
        ["budget.currency"] = Budgets("""{ "budget": { "cost": 50, "currency": "EUR" } }""", "50 EUR Month"),
        ["budget.tokens"] = Budgets("""{ "budget": { "tokens": 200000 } }""", "200000 tokens Month"),
        ["budget.per"] = Budgets("""{ "budget": { "tokens": 200000, "per": "day" } }""", "200000 tokens Day"),

        ["store.timeZone"] = new("""{ "store": { "timeZone": "Asia/Kathmandu" } }""", static lab => Task.FromResult(ReportZone.Find(lab.Directory).Id), TimeZoneInfo.Local.Id, "Asia/Kathmandu"),
        ["store.retention"] = Kept("""{ "store": { "retention": "last-1" } }""", "testing_time", "seconds"),
        ["store.retention.timing"] = Kept("""{ "store": { "retention": { "timing": "last-1" } } }""", "testing_time", "seconds"),
        ["store.retention.resource"] = Kept("""{ "store": { "retention": { "resource": "last-1" } } }""", "file_size", "bytes"),
        ["store.retention.quality"] = Kept("""{ "store": { "retention": { "quality": "last-1" } } }""", "linting_errors", "count"),
        ["store.retention.cost"] = Kept("""{ "store": { "retention": { "cost": "last-1" } } }""", "api_cost", "USD"),
        ["store.retention.usage"] = Kept("""{ "store": { "retention": { "usage": "last-1" } } }""", "interactions", "count"),
        ["store.retention.outcome"] = Kept("""{ "store": { "retention": { "outcome": "last-1" } } }""", "error_count", "count"),
        ["store.retention.scale"] = Kept("""{ "store": { "retention": { "scale": "last-1" } } }""", "queue_length", "count"),
        ["store.retention.other"] = Kept("""{ "store": { "retention": { "other": "last-1" } } }""", "our_own_metric", "count"),
    };

    private const string Coverage = """<coverage lines-covered="171" lines-valid="200"><packages><package><classes><class><methods><method name="M" signature="()" complexity="3"><lines/></method></methods></class></classes></package></packages></coverage>""";

    private static SettingEffect Recorded(string json, string sql, string byDefault, string switched) =>
        new(json, lab => Task.FromResult(lab.WithTask().Ask(sql)), byDefault, switched);

    private static SettingEffect Program(string json, string sql, string byDefault, string switched, params (string Name, string Value)[] environment) =>
        new(json, lab => lab.ProgramAsync(sql, environment, "calls=20", "ack=1", "pause=50"), byDefault, switched);

    private static SettingEffect Agents(string json, PeriodKind kind) =>
        new(json, async lab => string.Join(" ", (await lab.WithTask().ReportAsync(kind)).Agents.Select(static agent => agent.Name)), "a", "");

    private static SettingEffect Kept(string json, string metric, string unit) => new(json, lab => Task.FromResult(lab.Kept(metric, unit)), "3", "1");

    private static SettingEffect Scored(string json, string switched) => new(json, static lab => Task.FromResult(lab.Scores()), "71.000 81.400 True", switched);

    private static SettingEffect Budgets(string json, string switched) =>
        new(json, static lab => Task.FromResult(string.Join(", ", Budget.Of(lab.Settings).Select(static budget => FormattableString.Invariant($"{budget.Limit} {budget.Unit} {budget.Period}")))), "", switched);
}
