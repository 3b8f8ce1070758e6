-- What was worked, used and measured in a window of time, in one row, from settled days (see ReportParts). A task counts in the window in which it ended, or began where
-- it has not ended.
-- $since, $until: at or after $since and before $until; null is no bound.
with used as (
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
      select task_no from store.undated_tasks/*.13*/
    )
    where ($since::timestamptz) is null and ($until::timestamptz) is null
  ) undated on true
),
measured as (
  select coalesce(sum("values"), 0)::bigint as "values" from measured_parts
)
select used.*, worked.*, measured.*
from used
cross join worked
cross join measured
