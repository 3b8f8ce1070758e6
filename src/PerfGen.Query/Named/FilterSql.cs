using System.Text;

namespace PerfGen.Query.Named;

/// <summary>Turns a filter into conditions. The texts are constants; values are parameters.</summary>
internal static class FilterSql
{
    // Times are variables of the connection: the engine knows them when it plans, and skips what lies outside.
    private const string Calls = "c.started_at";
    private const string Tasks = "coalesce(t.ended_at, t.started_at)";
    private const string Values = "v.recorded_at";

    /// <summary>Name of the parameter, its value, and the condition for calls, tasks and values. A condition of null means that the column decides as it stands.</summary>
    private static readonly Condition[] Conditions =
    [
        new("agent", static f => f.Agent, "coalesce(m.agent, x.agent) = $agent", "t.agent = $agent", "v.agent = $agent"),
        new("model", static f => f.Model, "x.model = $model", "t.model = $model", "v.model = $model"),
        new("cli", static f => f.Cli, "x.cli = $cli", "t.cli = $cli", "v.cli = $cli"),
        new("session", static f => f.Session, "x.session_id = $session", "t.session_id = $session", "v.session_id = $session"),
        new("task", static f => f.Task, "x.task_id = $task", "t.task_id = $task", "v.task_id = $task"),
        new("task_type", static f => f.TaskType, "coalesce(m.task_type, x.task_type) = $task_type", "t.task_type = $task_type",
            "(v.source, v.seq) in (select s.source, o.seq from (select source_id, seq, context_id, method_id from store.metrics union all select source_id, seq, context_id, method_id from store.calls) o "
            + "join store.sources s using (source_id) left join store.methods m using (method_id) left join store.contexts x using (context_id) where coalesce(m.task_type, x.task_type) = $task_type)"),
        new("method", static f => f.Method, "(m.method = $method or m.type || '.' || m.method = $method)", TaskOf("m.method = $method or m.type || '.' || m.method = $method"),
            "(v.method = $method or v.type || '.' || v.method = $method)"),
        new("metric", static f => f.Metric, "m.metric = $metric",
            "(" + TaskOf("m.metric = $metric") + " or (t.session_id is null, coalesce(t.session_id, ''), t.task_id) in (select x.session_id is null, coalesce(x.session_id, ''), x.task_id from store.metrics o "
            + "join store.metric_names n using (name_id) join store.contexts x using (context_id) where n.name = $metric and x.task_id is not null))",
            "v.name = $metric"),
        new("status", static f => f.Status, "store.status_name(c.status) = $status", "t.result = $status", ValueOf("store.status_name(c.status) = $status")),
        new("success", static f => f.Success, "(c.status = 0) = $success", "(coalesce(t.result, '') = 'success') = $success", ValueOf("(c.status = 0) = $success")),
        new("tool", static f => f.Tool, Tagged("tool"), TaskOf(Tagged("tool")), ValueOf(Tagged("tool"))),
        new("skill", static f => f.Skill, Tagged("skill"), TaskOf(Tagged("skill")), ValueOf(Tagged("skill"))),
    ];

    /// <summary>Conditions for one kind of rows, each beginning with <c>and</c>.</summary>
    public static string Of(QuestionFilter filter, RowKind kind)
    {
        var sql = new StringBuilder();
        var at = kind switch { RowKind.Calls => Calls, RowKind.Tasks => Tasks, _ => Values };
        if (filter.Since is not null)
        {
            sql.Append(" and ").Append(at).Append(" >= getvariable('since')::timestamptz");
        }

        if (filter.Until is not null)
        {
            sql.Append(" and ").Append(at).Append(" < getvariable('until')::timestamptz");
        }

        foreach (var condition in Conditions)
        {
            if (condition.Value(filter) is not null)
            {
                sql.Append(" and ").Append(kind switch { RowKind.Calls => condition.Calls, RowKind.Tasks => condition.Tasks, _ => condition.Values });
            }
        }

        return sql.ToString();
    }

    /// <summary>Whether conditions on calls speak of their methods or contexts.</summary>
    public static bool NeedsNames(QuestionFilter filter) =>
        Array.Exists(Conditions, condition => condition.Value(filter) is not null && (condition.Calls.Contains("x.", StringComparison.Ordinal) || condition.Calls.Contains("m.", StringComparison.Ordinal)));

    /// <summary>Values of the conditions that are used.</summary>
    public static List<NamedValue> Parameters(QuestionFilter filter)
    {
        var parameters = new List<NamedValue>();
        foreach (var condition in Conditions)
        {
            if (condition.Value(filter) is { } value)
            {
                parameters.Add(new NamedValue(condition.Name, value));
            }
        }

        return parameters;
    }

    private static string Tagged(string tag) =>
        "(c.source_id, c.seq) in (select g.source_id, g.call from store.tags g join store.strings tn on tn.string_id = g.name_id join store.strings tv on tv.string_id = g.value_id "
        + $"where tn.text = '{tag}' and tv.text = ${tag})";

    /// <summary>Tasks with a call for which the condition holds. A row with null in it is in no list, so a session that there is not is compared as such.</summary>
    private static string TaskOf(string condition) =>
        "(t.session_id is null, coalesce(t.session_id, ''), t.task_id) in (select x.session_id is null, coalesce(x.session_id, ''), x.task_id from store.calls c "
        + $"join store.methods m using (method_id) join store.contexts x using (context_id) where x.task_id is not null and ({condition}))";

    /// <summary>Values of a call for which the condition holds.</summary>
    private static string ValueOf(string condition) =>
        $"(v.source, v.span_id) in (select s.source, c.seq from store.calls c join store.sources s using (source_id) where {condition})";

    private sealed record Condition(string Name, Func<QuestionFilter, object?> Value, string Calls, string Tasks, string Values);
}

/// <summary>What the rows of a question are.</summary>
internal enum RowKind
{
    Calls,
    Tasks,
    Values,
}
