-- What happened in a window of time, in one row. A session counts where anything of it happened in the window,
-- a task in the window in which it ended, or began where it has not ended.
-- $since, $until: at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
asked as (
  select calls.*, case when duration_ns is not null then sample_weight end as timed_weight
  from calls, bounds
  where started_at >= from_at and started_at < to_at
),
ranked as (
  select *,
    sum(timed_weight) over (order by duration_ns) as upto,
    sum(timed_weight) over () as total
  from asked
),
ran as (
  select
    sum(sample_weight)::bigint as calls,
    sum(sample_weight) filter (status = 'success')::bigint as succeeded,
    sum(sample_weight) filter (status = 'failure')::bigint as failed,
    sum(sample_weight) filter (status = 'timeout')::bigint as timed_out,
    sum(sample_weight) filter (status = 'cancelled')::bigint as cancelled,
    sum(sample_weight) filter (status = 'abandoned')::bigint as abandoned,
    sum(sample_weight) filter (status = 'unfinished')::bigint as unfinished,
    count(distinct source) as processes,
    min(started_at) as first_called_at,
    max(started_at) as last_called_at,
    weighted_quantile(duration_ns, upto, total, 0.50) / 1e9 as p50_s,
    weighted_quantile(duration_ns, upto, total, 0.95) / 1e9 as p95_s,
    weighted_quantile(duration_ns, upto, total, 0.99) / 1e9 as p99_s,
    sum(duration_ns * sample_weight) / 1e9 as total_s
  from ranked
),
used as (
  select
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total,
    case when count(distinct cost_currency) <= 1 then sum(cost) end as cost,
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
  select count(*) as sessions
  from sessions, bounds
  where (($since::timestamptz) is null and ($until::timestamptz) is null)
    or (greatest(started_at, ended_at, last_called_at) >= from_at and least(started_at, first_called_at) < to_at)
),
measured as (
  select count(*) as "values"
  from metrics, bounds
  where seq is distinct from span_id and recorded_at >= from_at and recorded_at < to_at
)
select * from ran, used, worked, held, measured
