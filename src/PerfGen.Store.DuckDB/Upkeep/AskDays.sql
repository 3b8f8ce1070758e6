-- The tasks that may lie in the days of the temporary table "asked_days" (starts_at, ends_at), which lie between the variables settle_from and settle_until.

-- Days begin at some quarter of an hour in every time zone that is in use.
create or replace temp table asked_quarters as
select unnest(range(epoch_us(starts_at) // 900000000, epoch_us(ends_at) // 900000000)) as quarter, starts_at from temp.asked_days;

create or replace temp table asked_tasks as
select distinct x.task_no
from store.events e
join store.contexts x using (context_id)
where e.kind in (3, 4) and x.task_no is not null and e.happened_at >= getvariable('settle_from') and e.happened_at < getvariable('settle_until')
  and epoch_us(e.happened_at) // 900000000 in (select quarter from temp.asked_quarters);
