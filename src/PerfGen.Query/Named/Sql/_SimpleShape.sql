-- Whether the tasks of _SimpleTasks are those of store.told_tasks. A task is begun and ended once, in this order, in one context; what a short process has begun has
-- ended; no session begins and ends at one instant; and each usage adds what it says: none is a running total, names its message, or was recorded in a call beside
-- what was captured from it.
select
  not exists (select 1 from store.usages where message_id is not null or cumulative or (not captured and call is not null))
  and not exists (
    select 1
    from (
      select x.task_no, min(e.context_id) as first_context, max(e.context_id) as last_context, count(*) as said, count(case when e.kind = 3 then 1 end) as begun,
        max(case when e.kind = 3 then e.happened_at end) as began_at, min(case when e.kind = 4 then e.happened_at end) as ended_at, max(case when e.kind = 3 then e.source_id end) as starter_id
      from store.events e
      join store.contexts x using (context_id)
      where e.kind in (3, 4) and x.task_no is not null
      group by x.task_no
    )
    where first_context <> last_context or begun > 1 or said - begun > 1 or began_at >= ended_at
      or (ended_at is null and starter_id in (select source_id from store.sources where kind = 1))
  )
  and not exists (
    select 1
    from store.events e
    join store.contexts x using (context_id)
    where e.kind in (1, 2) and x.session_id is not null
    group by x.session_id
    having max(case when e.kind = 1 then e.happened_at end) = max(case when e.kind = 2 then e.happened_at end)
  ) as is_simple
