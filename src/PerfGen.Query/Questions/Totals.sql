-- What happened in a window of time, in one row. A session counts where anything of it happened in the window,
-- a task in the window in which it ended, or began where it has not ended.
-- $since, $until: at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
ran as (
  select
    sum(sample_weight)::bigint as calls,
    sum(sample_weight) filter (status = 0)::bigint as succeeded,
    sum(sample_weight) filter (status = 1)::bigint as failed,
    sum(sample_weight) filter (status = 3)::bigint as timed_out,
    sum(sample_weight) filter (status = 2)::bigint as cancelled,
    sum(sample_weight) filter (status = 4)::bigint as abandoned,
    sum(sample_weight) filter (status = 5)::bigint as unfinished,
    min(started_at) as first_called_at,
    max(started_at) as last_called_at,
    store.percentiles_of(duration_ns, sample_weight, is_sampled) as p,
    sum(duration_ns * sample_weight) / 1e9 as total_s
  from store.calls, store.sampling
  where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
),
ran_in as (
  select count(*) as processes
  from (
    select source_id
    from store.calls
    where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
    group by source_id
  )
),
{_TotalsBeside}
select ran.* exclude (p), p[1] / 1e9 as p50_s, p[2] / 1e9 as p95_s, p[3] / 1e9 as p99_s, processes, used.*, worked.*, held.*, measured.*
from ran, ran_in, used, worked, held, measured
