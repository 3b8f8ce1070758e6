-- What was worked in a window of time, in one row. A task counts in the window in which it ended; a session with the time that it has in the window.
-- $since, $until: at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
worked as (
  select
    count(*) as tasks_completed,
    count(*) filter (result = 'success') as tasks_succeeded,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate,
    avg(duration_s) as mean_task_s,
    avg(quality_score) as mean_quality,
    avg(performance_index) as mean_index
  from tasks, bounds
  where ended_at >= from_at and ended_at < to_at and result is distinct from 'skipped'
),
held as (
  select
    count(*) as sessions,
    sum((epoch_us(least(last_at, to_at)) - epoch_us(greatest(first_at, from_at))) / 1e6) as session_s
  from (
    -- A session that was never begun by name has the time of its calls; one that was never ended lasts to what was last heard of it.
    select coalesce(started_at, first_called_at) as first_at, greatest(coalesce(ended_at, last_seen_at, started_at), coalesce(started_at, first_called_at)) as last_at
    from sessions
  ), bounds
  where last_at >= from_at and first_at < to_at
),
spent as (
  select
    sum(tokens_total)::bigint as tokens_total,
    case when count(distinct cost_currency) <= 1 then sum(cost) end as cost,
    any_value(cost_currency) as cost_currency
  from token_usage, bounds
  where recorded_at >= from_at and recorded_at < to_at
)
select * from worked, held, spent
