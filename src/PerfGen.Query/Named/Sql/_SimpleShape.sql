-- Whether the tasks of _SimpleTasks are those of store.told_tasks. A task is begun and ended once, in this order, in one context; what a short process has begun has
-- ended; no session begins and ends at one instant; and each usage adds what it says: none is a running total, names its message, or was recorded in a call beside
-- what was captured from it.
select
  not exists (select 1 from store.usages where message_id is not null or cumulative or (not captured and call is not null))
  and (
    select count(*) = count(distinct x.task_no)
      and not coalesce(bool_or(e.begun > 1 or e.said - e.begun > 1 or coalesce(e.began_at >= e.ended_at, false)
        or (e.ended_at is null and coalesce(e.starter_id in (select source_id from store.sources where kind = 1), false))), false)
    from (
      select context_id, count(*) as said, count(case when kind = 3 then 1 end) as begun, max(case when kind = 3 then happened_at end) as began_at,
        min(case when kind = 4 then happened_at end) as ended_at, max(case when kind = 3 then source_id end) as starter_id
      from store.events
      where kind in (3, 4)
      group by context_id
    ) e
    join store.contexts x using (context_id)
    where x.task_no is not null
  )
  and not exists (
    select 1
    from (
      select context_id, max(case when kind = 1 then happened_at end) as began_at, max(case when kind = 2 then happened_at end) as ended_at
      from store.events
      where kind in (1, 2)
      group by context_id
    ) e
    join store.contexts x using (context_id)
    where x.session_id is not null
    group by x.session_id
    having max(e.began_at) = max(e.ended_at)
  ) as is_simple
