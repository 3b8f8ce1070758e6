-- What happened in a window of time, in one row; calls from rollups (see RanParts), the rest from settled days (see ReportParts). A session counts where anything of it
-- happened in the window, a task in the window in which it ended, or began where it has not ended.
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
wanted as (
  select unnest([0.50::double, 0.95::double, 0.99::double]) as p
),
grouped as not materialized (
  select 0 as key, bin // 32 as bins, n, [{bin: bin, n: n}] as durations from ran_bins
  /*13*/union all
  select 0, bins, n, durations from store.month_agents where starts_at >= getvariable('months_from')::timestamptz and starts_at < getvariable('months_until')::timestamptz
    and starts_at not in (select starts_at from store.unsettled where of_months)/*.*/
),
{_Percentiles},
-- Which processes the calls of a day were made in, rollups do not know.
ran_in as (
  select count(*) as processes
  from store.sources, bounds
  where kind = 0 and started_at >= from_at and started_at < to_at
),
used as (
  select
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total,
    case when min(cost_currency) is not distinct from max(cost_currency) then sum(cost) end as cost,
    any_value(cost_currency) as cost_currency,
    coalesce(sum(unpriced), 0)::bigint as calls_of_unknown_price
  from used_parts
),
worked as (
  select
    coalesce(sum(tasks), 0)::bigint + any_value(undated.tasks_named) as tasks,
    coalesce(sum(tasks) filter (result = 0), 0)::bigint as tasks_succeeded,
    coalesce(sum(tasks) filter (result = 0), 0) / nullif(sum(tasks) filter (result in (0, 1, 2, 3)), 0) as task_success_rate
  from worked_parts
  right join (
    -- Tasks that were only named are of no time, and count where all time is asked for.
    select count(*) as tasks_named
    from (
      select context_id as task_no
      from store.contexts
      where context_id = task_no and context_id > getvariable('known_contexts')::integer
        and context_id not in (select x.task_no from store.events e join store.contexts x using (context_id) where e.kind in (3, 4) and x.task_no > getvariable('known_contexts')::integer)
      /*13*/union all
      select task_no from store.undated_tasks/*.*/
    )
    where ($since::timestamptz) is null and ($until::timestamptz) is null
  ) undated on true
),
seen as (
  select session_id, min(first_at) as first_at, max(last_at) as last_at
  from (
    select session_id, started_at as first_at, greatest(started_at, ended_at) as last_at from store.session_parts
    union all
    select x.session_id, c.first_at, c.last_at
    from (
      select context_id, min(started_at) as first_at, max(started_at) as last_at from store.calls group by context_id
      union all
      select context_id, first_at, last_at from store.removed_calls
    ) c
    join store.contexts x using (context_id)
    where x.session_id is not null
  )
  where (($since::timestamptz) is not null or ($until::timestamptz) is not null)
  group by session_id
),
held as (
  select case when ($since::timestamptz) is null and ($until::timestamptz) is null
    then (
      select count(distinct n.session_id)
      from store.contexts n
      where n.context_id > getvariable('known_contexts')::integer
        and n.session_id not in (
          select session_id from store.contexts
          where context_id <= getvariable('known_contexts')::integer and session_id in (select session_id from store.contexts where context_id > getvariable('known_contexts')::integer)))
      /*13*/+ (select coalesce(max(sessions), 0) from store.settled_names)/*.*/
    else (select count(*) from seen, bounds where last_at >= from_at and first_at < to_at) end as sessions
),
measured as (
  select coalesce(sum("values"), 0)::bigint as "values" from measured_parts
)
select ran.*, p50 / 1e9 as p50_s, p95 / 1e9 as p95_s, p99 / 1e9 as p99_s, case when (select calls_from from store.upkeep) is null then first_at else first_part_at end as first_called_at,
  coalesce(last_at, last_part_at) as last_called_at, processes, used.*, worked.*, held.*, measured.*
from ran
cross join kept
left join percentiles on true
cross join ran_in
cross join used
cross join worked
cross join held
cross join measured
