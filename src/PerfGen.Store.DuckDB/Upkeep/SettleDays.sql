-- Settles the days of the temporary table "asked_days"; their tasks are folded (AskDays, FoldTasks). One transaction.

insert into store.day_tasks
select q.starts_at, t.task_type, t.model, t.result, t.origin, count(*), count(t.duration_us), sum(t.duration_us)::bigint, count(t.quality), sum(t.quality), count(t.performance), sum(t.performance)
from temp.folded_tasks t
join temp.asked_quarters q on q.quarter = epoch_us(t.placed_at) // 900000000
group by all
order by all;

insert into store.day_task_bins
select q.starts_at, b.by_model, if(b.by_model, t.model, t.task_type) as name, store.bin_of(t.duration_us::double) as bin, count(*)
from temp.folded_tasks t
join temp.asked_quarters q on q.quarter = epoch_us(t.placed_at) // 900000000
cross join (select unnest([false, true]) as by_model) b
where t.ended_at is not null and t.result is distinct from 5 and t.duration_us is not null
group by all
order by all;

insert into store.day_usages
select q.starts_at, u.agent, u.model, u.task_type, u.cost_currency_id, count(*), sum(u.tokens_prompt)::bigint, sum(u.tokens_completion)::bigint, sum(u.tokens_total)::bigint, sum(u.cost),
  count(*) filter (u.cost is null and u.tokens_total > 0)
from store.counted_usages u
join temp.asked_quarters q on q.quarter = epoch_us(u.recorded_at) // 900000000
where u.recorded_at >= getvariable('settle_from') and u.recorded_at < getvariable('settle_until')
group by all
order by all;

insert into store.day_errors
select q.starts_at, e.type_id, c.method_id, sum(c.sample_weight)::bigint
from store.call_rows c
join store.errors e using (error_no)
join temp.asked_quarters q on q.quarter = epoch_us(c.started_at) // 900000000
where c.error_no is not null and e.type_id is not null and c.started_at >= getvariable('settle_from') and c.started_at < getvariable('settle_until')
group by all
order by all;

insert into store.day_values
select q.starts_at, v.name_id, count(*), sum(v.value), min(v.value), max(v.value)
from store.metrics v
join temp.asked_quarters q on q.quarter = epoch_us(v.recorded_at) // 900000000
where v.recorded_at >= getvariable('settle_from') and v.recorded_at < getvariable('settle_until')
group by q.starts_at, v.name_id
order by q.starts_at, v.name_id;

insert into store.day_value_bins
select q.starts_at, v.name_id, store.bin_of(v.value) as bin, count(*)
from store.metrics v
join temp.asked_quarters q on q.quarter = epoch_us(v.recorded_at) // 900000000
where v.recorded_at >= getvariable('settle_from') and v.recorded_at < getvariable('settle_until') and store.bin_of(v.value) is not null
group by all
order by all;

insert into store.day_samples
select q.starts_at, v.name_id, v.source_id, count(*), sum(v.value), max(v.value), min(v.recorded_at), max(v.recorded_at)
from store.metrics v
join store.metric_names n using (name_id)
join temp.asked_quarters q on q.quarter = epoch_us(v.recorded_at) // 900000000
where n.name in ('cpu_usage', 'memory_usage', 'disk_usage', 'network_usage', 'network_received', 'network_sent') and v.origin = 0 and v.call is null
  and v.recorded_at >= getvariable('settle_from') and v.recorded_at < getvariable('settle_until')
group by q.starts_at, v.name_id, v.source_id
order by q.starts_at, v.name_id, v.source_id;

insert into store.day_resources
select q.starts_at, c.method_id, count(*), count(r.allocated_bytes), sum(r.allocated_bytes), count(r.cpu_ns), sum(r.cpu_ns), sum(c.duration_ns) filter (r.cpu_ns is not null),
  sum(r.gc_pause_ns), max(r.gc_pause_ns)
from store.call_resources r
join store.calls c on c.source_id = r.source_id and c.seq = r.call
join temp.asked_quarters q on q.quarter = epoch_us(c.started_at) // 900000000
where coalesce(r.allocated_bytes, r.cpu_ns, r.gc_pause_ns) is not null and c.started_at >= getvariable('settle_from') and c.started_at < getvariable('settle_until')
group by q.starts_at, c.method_id
order by q.starts_at, c.method_id;

insert into store.settled select starts_at, ends_at from temp.asked_days;
drop table temp.asked_days;
drop table temp.asked_quarters;
drop table temp.asked_tasks;
drop table temp.fold_contexts;
drop table temp.folded_tasks;
