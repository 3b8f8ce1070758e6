-- Takes the days out of what is settled whose figures a transaction has changed. Temporary tables: "touched_quarters" (quarter), in which something was added or
-- removed; "touched_contexts" (context_id, why), of which something was said that tells of a task: why is 1 where that was its begin or end, 2 where it was the model
-- that answered, and else 0.

insert into temp.touched_quarters
select distinct epoch_us(e.happened_at) // 900000000
from store.events e
join store.contexts x using (context_id)
where e.kind in (3, 4) and e.happened_at < (select max(ends_at) from store.settled)
  and x.task_no in (
    -- Tasks of later contexts were not there when days were settled: of them each day is in touched_quarters already.
    select y.task_no from temp.touched_contexts t join store.contexts y using (context_id) where y.task_no <= (select coalesce(max(contexts), 2147483647) from store.settled_names) and not (t.why = 2 and y.model is not null));

delete from store.undated_tasks
where task_no in (
  select x.task_no
  from store.events e
  join store.contexts x using (context_id)
  where e.kind in (3, 4) and x.task_no in (select y.task_no from temp.touched_contexts t join store.contexts y using (context_id) where t.why = 1));

create or replace temp table touched_days as
select distinct s.starts_at
from store.settled s
join temp.touched_quarters q on make_timestamptz(q.quarter * 900000000) >= s.starts_at and make_timestamptz(q.quarter * 900000000) < s.ends_at;

delete from store.day_usages where starts_at in (from temp.touched_days);
delete from store.day_tasks where starts_at in (from temp.touched_days);
delete from store.day_task_bins where starts_at in (from temp.touched_days);
delete from store.day_errors where starts_at in (from temp.touched_days);
delete from store.day_values where starts_at in (from temp.touched_days);
delete from store.day_value_bins where starts_at in (from temp.touched_days);
delete from store.day_samples where starts_at in (from temp.touched_days);
delete from store.day_resources where starts_at in (from temp.touched_days);
delete from store.settled where starts_at in (from temp.touched_days);
drop table temp.touched_days;
drop table temp.touched_quarters;
drop table temp.touched_contexts;
