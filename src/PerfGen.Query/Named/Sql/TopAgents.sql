-- Agents by a figure of their tasks.
with {_ToldTasks},
summed as (
  select agent, count(*) as task_count, avg(duration_s) * 1000 as avg_duration_ms, avg(tokens_total) as avg_tokens_used,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate,
    sum(tokens_total)::bigint as total_tokens, sum(cost) as cost
  from asked_tasks
  where agent is not null
  group by agent
)
from summed
order by {order} nulls last, agent
