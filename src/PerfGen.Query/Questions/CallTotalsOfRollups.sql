-- What ran in a window of time, in one row, from rollups (see RanParts). A session counts where anything of it happened in the window.
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
  where (($since::timestamptz) is null or started_at >= ($since::timestamptz)) and (($until::timestamptz) is null or started_at < ($until::timestamptz))
),
wanted as (
  select unnest([0.50::double, 0.95::double, 0.99::double]) as p
),
grouped as not materialized (
  /*bins*/select 0 as key, bin // 32 as bins, n, [{bin: bin, n: n}] as durations from (select bin, sum(n)::bigint as n from ran_bins group by bin)
  /*13*/union all/*.13*//*.bins*/
  /*13*/select 0 as key, bins, n, durations from store.month_agents where {_OfMonths}/*.13*/
  /*14*//*days*/union all
  select 0, bins, n, durations from store.day_agents where {_OfDays}/*.days*//*.14*/
),
{_Percentiles},
-- Which processes the calls of a day were made in, rollups do not know.
ran_in as (
  select count(*) as processes
  from store.sources, bounds
  where kind = 0 and started_at >= from_at and started_at < to_at
),
held as (
  select case when ($since::timestamptz) is null and ($until::timestamptz) is null
    then {new_sessions}/*13*/ + (select coalesce(max(sessions), 0) from store.settled_names)/*.13*/
    else (select count(*) from temp.seen_sessions, bounds where last_at >= from_at and first_at < to_at) end as sessions
)
select ran.*, p50 / 1e9 as p50_s, p95 / 1e9 as p95_s, p99 / 1e9 as p99_s, case when (select calls_from from store.upkeep) is null then first_at else first_part_at end as first_called_at,
  coalesce(last_at, last_part_at) as last_called_at, processes, held.*
from ran
cross join kept
left join percentiles on true
cross join ran_in
cross join held
