using PerfGen.Query.Named;

namespace PerfGen.Benchmarks.Questions;

/// <summary>A question as it is timed: here, and in SQLite on the same rows.</summary>
/// <param name="Name">Its name in the output; never changed, since figures are compared over time.</param>
/// <param name="Question">The question.</param>
/// <param name="Options">What else it wants to know.</param>
/// <param name="Sqlite">The same in SQLite's SQL. SQLite has tasks as a table of finished rows, where ours are folded from events.</param>
/// <param name="Limit">Rows at most.</param>
internal sealed record AskedQuestion(string Name, string Question, QuestionOptions Options, string Sqlite, long? Limit = null)
{
    public static IReadOnlyList<AskedQuestion> All { get; } =
    [
        new("get-metrics", "metrics", new() { Table = "calls" }, "select * from calls order by started_at desc limit 1000", 1000),
        new("get-task-metrics", "task-metrics", new(), "select * from tasks order by ended_at desc limit 1000", 1000),
        new("get-agent-metrics", "agent-metrics", new(), "select * from vals where agent is not null order by recorded_at desc limit 1000", 1000),
        new("get-swarm-metrics", "swarm-metrics", new(), "select * from vals where agent is null and session_id is not null order by recorded_at desc limit 1000", 1000),
        new("aggregate-by-time", "by-time", new() { Table = "calls", Field = "duration_ms", Interval = "hour", Aggregate = "avg" },
            "select started_at / 3600000000, avg(duration_ns) / 1e6, count(duration_ns) from calls group by 1 order by 1"),
        new("calculate-percentile", "percentile", new() { Table = "calls", Field = "duration_ms", Percentile = 0.95 },
            "select duration_ns / 1e6 from calls where duration_ns is not null order by duration_ns limit 1 offset (select cast(count(duration_ns) * 0.95 as integer) from calls)"),
        new("calculate-average", "average", new() { Table = "calls", Field = "duration_ms" }, "select avg(duration_ns) / 1e6, min(duration_ns), max(duration_ns), count(duration_ns) from calls"),
        new("get-top-agents", "top-agents", new(),
            "select agent, count(*), avg(duration_ms) as d, avg(tokens), sum(result = 'success') * 1.0 / sum(result in ('success', 'failure', 'partial', 'timeout')) from tasks group by agent order by d limit 10", 10),
        new("get-slowest-tasks", "slowest-tasks", new(), "select * from tasks where duration_ms is not null order by duration_ms desc limit 10", 10),
        new("get-summary-stats", "summary", new(),
            "select count(*), sum(result = 'success'), avg(duration_ms), avg(tokens), sum(tokens), count(distinct agent), count(distinct session_id), "
            + "(select duration_ms from tasks where duration_ms is not null order by duration_ms limit 1 offset (select cast(count(duration_ms) * 0.95 as integer) from tasks)), "
            + "(select duration_ms from tasks where duration_ms is not null order by duration_ms limit 1 offset (select cast(count(duration_ms) * 0.99 as integer) from tasks)) from tasks"),
        new("groups-by-agent", "groups", new() { By = "agent" },
            "with r as (select agent, status, duration_ns, tokens_prompt, tokens_completion, cost, cume_dist() over (partition by agent order by duration_ns) as c from calls where duration_ns is not null) "
            + "select agent, count(*), sum(status = 0), avg(duration_ns), min(case when c >= 0.5 then duration_ns end), min(case when c >= 0.95 then duration_ns end), "
            + "min(case when c >= 0.99 then duration_ns end), sum(tokens_prompt), sum(tokens_completion), sum(cost) from r group by agent"),
    ];
}
