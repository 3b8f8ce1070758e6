used as (
  select
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total,
    case when min(cost_currency) is not distinct from max(cost_currency) then sum(cost) end as cost,
    any_value(cost_currency) as cost_currency,
    count(*) filter (cost is null and tokens_total > 0) as calls_of_unknown_price
  from token_usage, bounds
  where recorded_at >= from_at and recorded_at < to_at
),
worked as (
  select
    count(*) as tasks,
    count(*) filter (result = 'success') as tasks_succeeded,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as task_success_rate
  from tasks, bounds
  where (($since::timestamptz) is null and ($until::timestamptz) is null) or (coalesce(ended_at, started_at) >= from_at and coalesce(ended_at, started_at) < to_at)
),
held as (
  select case when ($since::timestamptz) is null and ($until::timestamptz) is null
    then (select count(distinct session_id) from store.contexts)
    else (select count(*) from temp.seen_sessions, bounds where last_at >= from_at and first_at < to_at) end as sessions
),
measured as (
  select count(*) as "values"
  from store.metrics, bounds
  where recorded_at >= from_at and recorded_at < to_at
)
