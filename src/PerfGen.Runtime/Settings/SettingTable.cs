using static PerfGen.Runtime.Settings.SettingKind;

namespace PerfGen.Runtime.Settings;

/// <summary>All settings of <c>perfgen.json</c>: the one table for the reader, the JSON schema, the environment and <c>perfgen config</c>.</summary>
public static class SettingTable
{
    /// <summary>The settings, in the order of the file.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new("metrics.enabled", Switch, true, "Whether anything is recorded."),
        new("metrics.storage", Text, null, "The data directory, relative to the file's folder; .perfgen beside the file where nothing is said.") { Variable = "PERFGEN_DIR" },

        new("metrics.calls.allocated_bytes", Switch, false, "Whether it is recorded of every call how many bytes its thread allocated."),
        new("metrics.calls.cpu_time", Switch, false, "Whether processor time of the thread is recorded of every call (Linux)."),
        new("metrics.calls.gc_pauses", Switch, false, "Whether it is recorded of every call how long the garbage collector stopped the process meanwhile."),

        new("metrics.resources.enabled", Switch, false, "Whether memory, processor, disk and network are recorded at an interval, as memory_usage, cpu_usage, disk_usage, network_usage, network_received and network_sent."),
        new("metrics.resources.interval", Number, 5.0, "Seconds between two of these, at least 0.1."),

        new("metrics.journal.limit_mib", Count, 1024.0, "Mebibytes that the journals of a directory may take together until they are drained. Beyond it the oldest calls are kept as counts and histograms only."),

        new("metrics.session.duration", Switch, true, "Whether the begin of sessions is recorded, and with it how long they take."),
        new("metrics.session.tools_used", Switch, true, "Whether tools that are used are recorded."),
        new("metrics.session.files_modified", Switch, true, "Whether the names of files that are created or changed are recorded."),
        new("metrics.session.tasks_completed", Switch, true, "Whether reports count tasks."),

        new("metrics.tokens.track_usage", Switch, true, "Whether tokens and their cost are recorded.") { Aliases = ["metrics.token_tracking.enabled"] },
        new("metrics.tokens.track_per_task", Switch, true, "Whether tokens that are recorded by hand belong to the task at hand.") { Aliases = ["metrics.token_tracking.track_per_task"] },
        new("metrics.tokens.track_per_session", Switch, true, "Whether tokens that are recorded by hand belong to the session at hand.") { Aliases = ["metrics.token_tracking.track_per_session"] },
        new("metrics.tokens.warn_threshold", Count, 150_000.0, "Tokens of a session from which on there is a warning, once; 0 warns never."),

        new("metrics.tasks.enabled", Switch, true, "Whether tasks are recorded."),
        new("metrics.tasks.track_duration", Switch, true, "Whether the begin of tasks is recorded, and with it how long they take."),
        new("metrics.tasks.track_result", Switch, true, "Whether it is recorded how tasks ended."),
        new("metrics.tasks.track_files", Switch, true, "Whether it is recorded how many files and lines tasks changed."),

        new("metrics.agents.track_per_agent", Switch, true, "Whether reports have figures of each agent.") { Aliases = ["metrics.agents.enabled", "metrics.tasks.track_agent"] },
        new("metrics.agents.aggregate_daily", Switch, true, "Whether daily reports have figures of each agent.") { Aliases = ["metrics.agents.aggregate_by_type"] },

        new("metrics.quality.test_coverage", Switch, false, "Whether 'perfgen quality' records coverage from Cobertura and coverlet files."),
        new("metrics.quality.lint_scores", Switch, false, "Whether 'perfgen quality' records what linters found, from SARIF files."),
        new("metrics.quality.complexity", Switch, false, "Whether 'perfgen quality' records the complexity that coverage files state."),

        new("metrics.reporting.daily_summary", Switch, true, "Whether a summary of each day is written into the data directory."),
        new("metrics.reporting.weekly_report", Switch, true, "Whether a summary of each week is written into the data directory."),
        new("metrics.reporting.export_format", Choice, "json", "The form of those summaries.") { Choices = ["json", "markdown", "text"] },

        new("scoring.mode", Choice, "documented", "Which formulas score tasks.") { Choices = ["documented", "compat"] },
        new("scoring.pass_mark", Number, 70.0, "Quality from which on a task has passed, 0 to 100."),
        new("scoring.quality.completion", Number, 0.30, "Share of completion in the quality score; the five add up to 1."),
        new("scoring.quality.code_quality", Number, 0.25, "Share of the code's quality."),
        new("scoring.quality.efficiency", Number, 0.20, "Share of time efficiency."),
        new("scoring.quality.best_practices", Number, 0.15, "Share of best practices."),
        new("scoring.quality.documentation", Number, 0.10, "Share of documentation."),
        new("scoring.index.quality", Number, 0.40, "Share of quality in the performance index; the three add up to 1."),
        new("scoring.index.time_efficiency", Number, 0.35, "Share of time efficiency."),
        new("scoring.index.success", Number, 0.25, "Share of success."),

        new("budget.cost", Number, 0.0, "What may be spent, in budget.currency; 0 is no budget."),
        new("budget.currency", Currency, "USD", "The currency of budget.cost."),
        new("budget.tokens", Count, 0.0, "How many tokens may be used; 0 is no budget."),
        new("budget.per", Choice, "month", "In which time: a day, a week from Monday, or a month.") { Choices = ["day", "week", "month"] },

        new("store.timeZone", Zone, null, "The zone in which days and months of the database begin; the machine's where nothing is said. The first roll-up fixes it for good."),
        new("store.retention", Retention, "keep-all", "How long rows are kept: keep-all, tiered (7 days of rows, 30 of hours, 90 of days), last-n or last-<number> (of each agent and tool). Rollups stay.") { Aliases = ["store.retention.default"], StopsUpkeep = true },
        new("store.retention.timing", Retention, null, "The same for rows of calls, and of durations that were recorded; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.resource", Retention, null, "The same for rows of memory, processor, disk and network; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.quality", Retention, null, "The same for rows of quality; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.cost", Retention, null, "The same for rows of cost; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.usage", Retention, null, "The same for rows of what was used and made: tokens, lines, files, tools; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.outcome", Retention, null, "The same for rows of outcomes, such as error_count; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.scale", Retention, null, "The same for rows about parallel work, such as throughput; as store.retention where nothing is said.") { StopsUpkeep = true },
        new("store.retention.other", Retention, null, "The same for rows of metrics that the catalogue does not know; as store.retention where nothing is said.") { StopsUpkeep = true },

        new("prices", Other, null, "Prices of models, or the file that they are in, as models.dev writes them; they go before the built-in ones."),
        new("model_aliases", Other, null, "What else models are called: { \"our-name\": \"model\" }."),
        new("$schema", Other, null, "Where the schema of this file is."),
    ];
}
