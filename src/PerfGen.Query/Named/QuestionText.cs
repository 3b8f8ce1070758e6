using System.Globalization;
using PerfGen.Query.Asking;

namespace PerfGen.Query.Named;

/// <summary>Puts a question's SQL together: its file, the shared parts, and what was chosen. Nothing that somebody typed becomes part of it.</summary>
internal static class QuestionText
{
    private static readonly Dictionary<string, string> Aggregates = new()
    {
        ["avg"] = "sum(value * sample_weight) / sum(sample_weight) filter (value is not null)",
        ["sum"] = "sum(value * sample_weight)::double",
        ["count"] = "sum(sample_weight) filter (value is not null)::bigint",
        ["min"] = "min(value)",
        ["max"] = "max(value)",
        ["stddev"] = "{deviation}",
        ["percentile"] = "percentile(value, $p)",
    };

    /// <summary>What adds up from one quarter of an hour to the next: these are summed before the intervals of a time zone are found.</summary>
    private static readonly Dictionary<string, string> Sums = new()
    {
        ["avg"] = "sum(total) / sum(valued) / {scale}",
        ["sum"] = "sum(total)::double / {scale}",
        ["count"] = "sum(valued)::bigint",
        ["min"] = "min(smallest) / {scale}",
        ["max"] = "max(largest) / {scale}",
    };

    // Of a sample, as if each value stood there as often as its weight says.
    private const string WeighedDeviation =
        "sqrt(greatest(sum(value * value * sample_weight) - sum(value * sample_weight) * sum(value * sample_weight) / sum(sample_weight) filter (value is not null), 0) "
        + "/ nullif(sum(sample_weight) filter (value is not null) - 1, 0))";

    private static readonly Dictionary<string, string> Intervals = new()
    {
        ["minute"] = "60000000",
        ["hour"] = "900000000",
        ["day"] = "900000000",
        ["week"] = "900000000",
        ["month"] = "900000000",
    };

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["agent"] = "a.agent",
        ["model"] = "a.model",
        ["cli"] = "a.cli",
        ["session"] = "a.session_id",
        ["task"] = "coalesce(a.session_id || '/', '') || a.task_id",
        ["task_type"] = "a.task_type",
        ["method"] = "a.type || '.' || a.method",
        ["metric"] = "a.metric",
        ["status"] = "store.status_name(a.status)",
        ["tool"] = "tv.text",
        ["skill"] = "tv.text",
        ["day"] = "d.day",
    };

    /// <summary>Those of the keys that are known for a method or a context as a whole: of both, the method's counts.</summary>
    private static readonly Dictionary<string, NamePlaces> Names = new()
    {
        ["agent"] = new("m.agent", "x.agent"),
        ["model"] = new("null::varchar", "x.model"),
        ["cli"] = new("null::varchar", "x.cli"),
        ["session"] = new("null::varchar", "x.session_id"),
        ["task"] = new("null::varchar", "coalesce(x.session_id || '/', '') || x.task_id"),
        ["task_type"] = new("m.task_type", "x.task_type"),
        ["method"] = new("m.type || '.' || m.method", "null::varchar"),
        ["metric"] = new("m.metric", "null::varchar"),
    };

    private static readonly string[] GroupColumns =
        ["calls", "succeeded", "success_rate", "mean_s", "p50_s", "p95_s", "p99_s", "max_s", "total_s", "tokens_prompt", "tokens_completion", "tokens_total", "cost", "first_at", "last_at"];

    private static readonly string[] AgentColumns = ["avg_duration_ms", "duration_ms", "task_count", "avg_tokens_used", "tokens_used", "success_rate", "total_tokens", "cost"];

    /// <summary>The statement.</summary>
    public static string Of(NamedQuestion question, QuestionFilter filter, QuestionOptions options, bool isSampled)
    {
        var sql = Load(question.Name == "metrics" ? TableText(options.Table) : question.Text == "ByTime" && Sums.ContainsKey(options.Aggregate) ? "SumsByTime"
            : question.Text == "Percentile" && !isSampled ? "PercentileByRank"
            : question.Text == "Groups" && Names.ContainsKey(options.By) ? "GroupsByName" : question.Text);
        var field = question.Text is "ByTime" or "Percentile" or "Average" ? FieldOf(options) : null;
        sql = TextParts.Replace(sql, name => name switch
        {
            "_Rows" => field!.Table switch { "calls" => FilterSql.NeedsNames(filter) ? "{_Calls}" : "{_CallsPlain}", "tasks" => field.IsTold ? "{_ToldTasks}" : "{_Tasks}", _ => "{_Values}" },
            "_CallsOrPlain" => FilterSql.NeedsNames(filter) ? "{_Calls}" : "{_CallsPlain}",
            "page" => Page(filter),
            "upto" => filter.Limit is { } rows ? string.Create(CultureInfo.InvariantCulture, $"limit {rows + filter.Offset}") : "",
            "raw" => field!.Raw,
            "scale" => field!.Scale,
            "rows" => field!.Table == "metrics" ? "asked_values" : "asked_" + field.Table,
            "at" => field!.Table switch { "calls" => "started_at", "tasks" => "coalesce(ended_at, started_at)", _ => "recorded_at" },
            "field" => field!.Sql,
            "weight" => field!.Table == "tasks" ? "1" : "sample_weight",
            "slot" => Choice.Of("interval", options.Interval, Intervals),
            "sums" => Sums[options.Aggregate].Replace("{scale}", field!.Scale, StringComparison.Ordinal),
            "once" => field!.Table == "calls" && !FilterSql.NeedsNames(filter) ? "not materialized" : "materialized",
            "aggregate" => Choice.Of("aggregate", options.Aggregate, Aggregates),
            "key" => Choice.Of("group", options.By, Keys),
            "method_key" => Names[options.By].OfMethod,
            "context_key" => Names[options.By].OfContext,
            "by" => options.By,
            "join" => JoinOf(options),
            "order" => question.Text == "TopAgents" ? OrderOfAgents(options) : OrderOfGroups(options),
            _ => null,
        });
        sql = Include(sql).Replace("{source}", field is { IsUsed: true } ? "store.call_usages" : "store.calls", StringComparison.Ordinal)
            .Replace("{calls}", FilterSql.Of(question.Name == "trends" ? filter with { Since = null } : filter, RowKind.Calls) + Before(question), StringComparison.Ordinal)
            .Replace("{tasks}", FilterSql.Of(filter, RowKind.Tasks), StringComparison.Ordinal)
            .Replace("{values}", FilterSql.Of(filter, RowKind.Values), StringComparison.Ordinal)
            .Replace("{whose}", Whose(question), StringComparison.Ordinal);
        if (filter.Model is not null)
        {
            // A task may have its model from its usages.
            sql = ToldTasks.WithUsages(sql);
        }

        return (isSampled ? Percentiles(sql, isSampled) : Unweighed(Percentiles(sql, isSampled))) + (sql.Contains("page as", StringComparison.Ordinal) ? "" : "\n" + Page(filter));
    }

    internal static string Page(QuestionFilter filter) =>
        string.Create(CultureInfo.InvariantCulture, $"{(filter.Limit is { } rows ? $"limit {rows} " : "")}offset {filter.Offset}");

    /// <summary>Weighed where rows stand for several calls.</summary>
    internal static string Percentiles(string sql, bool isSampled)
    {
        static string Weighed(string value, string p, string macro = "store.weighed_percentile") => $"{macro}(list({{v: {value}, w: sample_weight}}) filter ({value} is not null), {p})";

        sql = TextParts.ReplaceCalls(sql, "percentiles", 1, of => isSampled
            ? $"[{Weighed(of[0], "0.50")}, {Weighed(of[0], "0.95")}, {Weighed(of[0], "0.99")}]"
            : $"quantile_cont({of[0]}, [0.50, 0.95, 0.99])");
        sql = TextParts.ReplaceCalls(sql, "nearest_rank", 2, of => isSampled
            ? Weighed(of[0], of[1], "store.weighed_rank")
            : $"quantile_disc({of[0]}, {of[1]})");
        sql = sql.Replace("{deviation}", isSampled ? WeighedDeviation : "stddev_samp(value)", StringComparison.Ordinal);
        return TextParts.ReplaceCalls(sql, "percentile", 2, of => isSampled
            ? Weighed(of[0], of[1])
            : $"quantile_cont({of[0]}, {of[1]})");
    }

    internal static string Load(string name)
    {
        using var stream = typeof(QuestionText).Assembly.GetManifestResourceStream($"PerfGen.Query.Named.{name}.sql")
            ?? throw new InvalidOperationException($"The assembly lacks the question '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static QuestionField FieldOf(QuestionOptions options)
    {
        if (!QuestionField.Tables.Contains(options.Table))
        {
            throw Choice.Wrong("table", options.Table, QuestionField.Tables);
        }

        return options.Field is null ? QuestionField.All.First(field => field.Table == options.Table) : QuestionField.Find(options.Table, options.Field);
    }

    internal static string OrderOfGroups(QuestionOptions options)
    {
        var column = options.OrderBy ?? (options.By == "day" ? "key" : "calls");
        if (column != "key" && !GroupColumns.Contains(column))
        {
            throw Choice.Wrong("column to order by", column, GroupColumns);
        }

        return column + (options.Ascending ?? options.By == "day" ? " asc" : " desc");
    }

    private static string OrderOfAgents(QuestionOptions options)
    {
        var column = options.OrderBy ?? "avg_duration_ms";
        if (!AgentColumns.Contains(column))
        {
            throw Choice.Wrong("figure of agents", column, AgentColumns);
        }

        // Fast, and dear, agents are at the top where nothing else is said.
        column = column switch { "duration_ms" => "avg_duration_ms", "tokens_used" => "avg_tokens_used", _ => column };
        return column + (options.Ascending ?? column == "avg_duration_ms" ? " asc" : " desc");
    }

    private static string TableText(string table) => table switch
    {
        "calls" => "Calls",
        "tasks" => "TaskMetrics",
        "metrics" => "Metrics",
        "sessions" => "Sessions",
        _ => throw Choice.Wrong("table", table, ["calls", "tasks", "metrics", "sessions"]),
    };

    private static string JoinOf(QuestionOptions options) => options.By switch
    {
        "tool" or "skill" => $"""

              join store.tags g on g.source_id = a.source_id and g.call = a.seq
              join store.strings tn on tn.string_id = g.name_id and tn.text = '{options.By}'
              join store.strings tv on tv.string_id = g.value_id
            """,
        "day" => """

              join (
                select slot, date_trunc('day', make_timestamptz(slot * 900000000) at time zone $zone) at time zone $zone as day
                from (select distinct epoch_us(started_at) // 900000000 as slot from asked_calls)
              ) d on d.slot = epoch_us(a.started_at) // 900000000
            """,
        _ => "",
    };

    private static string Before(NamedQuestion question) => question.Name == "trends" ? " and c.started_at >= getvariable('before')::timestamptz" : "";

    /// <summary>What a question wants of all values, where the engine can use it before it joins names.</summary>
    private static string Whose(NamedQuestion question) => question.Text switch
    {
        "AgentMetrics" => " and coalesce(m.agent, x.agent) is not null",
        "SwarmMetrics" => " and m.agent is null and x.agent is null and x.session_id is not null",
        _ => "",
    };

    /// <summary>The same text where each row stands for itself: whole numbers are added up, and nothing is multiplied.</summary>
    private static string Unweighed(string sql) =>
        sql.Replace(" * sample_weight)", ")", StringComparison.Ordinal)
            .Replace("sum(sample_weight) filter", "count(*) filter", StringComparison.Ordinal)
            .Replace("sum(sample_weight)", "count(*)", StringComparison.Ordinal);

    private static string Include(string sql) => TextParts.Replace(sql, static name => name[0] == '_' ? Load(name).TrimEnd() : null);

    /// <summary>Where a name stands in a method, and in a context.</summary>
    private sealed record NamePlaces(string OfMethod, string OfContext);
}
