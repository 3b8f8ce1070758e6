-- What happened in a window of time, in one row; calls from rollups (see RanParts). A session counts where anything of it happened in the window,
-- a task in the window in which it ended, or began where it has not ended.
-- $since, $until: at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
ran as (
  select
    sum(calls)::bigint as calls,
    sum(calls) filter (status = 0)::bigint as succeeded,
    sum(calls) filter (status = 1)::bigint as failed,
    sum(calls) filter (status = 3)::bigint as timed_out,
    sum(calls) filter (status = 2)::bigint as cancelled,
    sum(calls) filter (status = 4)::bigint as abandoned,
    sum(calls) filter (status = 5)::bigint as unfinished,
    min(first_at) as first_part_at,
    max(last_at) as last_part_at,
    sum(duration_sum) / 1e9 as total_s
  from ran_parts
),
-- Of parts only the day or month is known, so rows tell the time wherever they can.
kept as (
  select min(started_at) as first_at, max(started_at) as last_at
  from store.calls
  where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
),
placed as (
  select store.bin_value(bin) as value, sum(n) over (order by bin) as below, sum(n) over () as everything
  from (select bin, sum(n) as n from ran_bins group by bin)
),
percentiles as (
  select min(value) filter (below >= 0.50 * everything) / 1e9 as p50_s, min(value) filter (below >= 0.95 * everything) / 1e9 as p95_s, min(value) filter (below >= 0.99 * everything) / 1e9 as p99_s
  from placed
),
-- Which processes the calls of a day were made in, rollups do not know.
ran_in as (
  select count(*) as processes
  from store.sources, bounds
  where kind = 0 and started_at >= from_at and started_at < to_at
),
{_TotalsBeside}
select ran.*, percentiles.*, case when (select calls_from from store.upkeep) is null then first_at else first_part_at end as first_called_at,
  coalesce(last_at, last_part_at) as last_called_at, processes, used.*, worked.*, held.*, measured.*
from ran, kept, percentiles, ran_in, used, worked, held, measured
