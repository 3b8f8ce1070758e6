-- What else changes where usages were added that are not simply what they add: temporary table "odd_usages" (source_id, call, message_id, counts_from). Of usages
-- under one message another one may count by now, a call's own no longer counts where one was recorded in it, and behind a running total others add less.

insert into temp.touched_quarters
select distinct epoch_us(u.recorded_at) // 900000000
from store.usage_rows u
where u.message_id in (select message_id from temp.odd_usages where message_id is not null)
  or (u.captured and (u.source_id, u.seq) in (select (source_id, call) from temp.odd_usages where call is not null))
  or (u.cumulative and u.recorded_at >= (select min(counts_from) from temp.odd_usages));

insert into temp.touched_contexts
select distinct u.context_id, 0
from store.usage_rows u
where u.context_id is not null and (u.message_id in (select message_id from temp.odd_usages where message_id is not null)
  or (u.captured and (u.source_id, u.seq) in (select (source_id, call) from temp.odd_usages where call is not null)));

drop table temp.odd_usages;
