-- All tasks in one row.
with {_ToldTasks},
counted as (
  select
    count(*) as total_tasks,
    count(*) filter (result = 'success') as successful_tasks,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate,
    avg(duration_s) * 1000 as avg_duration_ms,
    quantile_cont(duration_s, [0.50, 0.95, 0.99]) as p,
    avg(tokens_total) as avg_tokens_per_task,
    sum(tokens_total)::bigint as total_tokens_used,
    sum(cost) as total_cost,
    count(distinct agent) as unique_agents,
    count(distinct session_id) as sessions
  from asked_tasks
)
select total_tasks, successful_tasks, success_rate, avg_duration_ms, p[1] * 1000 as p50_duration_ms, p[2] * 1000 as p95_duration_ms, p[3] * 1000 as p99_duration_ms,
  avg_tokens_per_task, total_tokens_used, total_cost, unique_agents, sessions
from counted
