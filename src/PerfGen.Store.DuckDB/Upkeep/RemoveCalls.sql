-- Removes the calls that the temporary table "doomed" (source_id, seq) names; what they were is added to the hours first. All are rolled up.

create or replace temp table gone as
select c.*, a.actor_id, u.tokens_prompt, u.tokens_completion, u.tokens_cache_read, u.tokens_cache_write, u.tokens_reasoning, u.cost, u.cost_currency_id
from store.calls c
semi join doomed d on d.source_id = c.source_id and d.seq = c.seq
left join store.context_actors a using (context_id)
left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq;

-- Hours begin where those of the store's time zone do, so that each lies in one day, also where the zone differs from UTC by half an hour.
create or replace temp table hours as
select quarter, begins_at - to_microseconds(epoch_us(begins_at at time zone time_zone) % 3600000000) as starts_at
from (select distinct epoch_us(started_at) // 900000000 as quarter, make_timestamptz(quarter * 900000000) as begins_at from gone), store.upkeep;

insert into store.rollup_hours
with sums as (
  select
    starts_at, method_id, actor_id, status, cost_currency_id,
    sum(sample_weight)::bigint as calls,
    coalesce(sum(sample_weight) filter (duration_ns is not null), 0)::bigint as timed,
    sum(duration_ns * sample_weight)::bigint as duration_sum,
    min(duration_ns) as duration_min,
    max(duration_ns) as duration_max,
    sum(tokens_prompt * sample_weight)::bigint as tokens_prompt,
    sum(tokens_completion * sample_weight)::bigint as tokens_completion,
    sum(tokens_cache_read * sample_weight)::bigint as tokens_cache_read,
    sum(tokens_cache_write * sample_weight)::bigint as tokens_cache_write,
    sum(tokens_reasoning * sample_weight)::bigint as tokens_reasoning,
    sum(cost * sample_weight)::decimal(38, 9) as cost,
    coalesce(sum(sample_weight) filter (cost is null and (tokens_prompt is not null or tokens_completion is not null)), 0)::bigint as unpriced
  from gone
  join hours on quarter = epoch_us(started_at) // 900000000
  group by all
),
bins as (
  select starts_at, method_id, actor_id, status, cost_currency_id, list({bin: bin, n: n}) as durations
  from (
    select starts_at, method_id, actor_id, status, cost_currency_id, store.bin_of(duration_ns::double) as bin, sum(sample_weight)::bigint as n
    from gone
    join hours on quarter = epoch_us(started_at) // 900000000
    where duration_ns is not null
    group by all
  )
  group by starts_at, method_id, actor_id, status, cost_currency_id
)
select s.*, b.durations
from sums s
left join bins b on b.starts_at = s.starts_at and b.method_id = s.method_id and b.actor_id is not distinct from s.actor_id and b.status = s.status
  and b.cost_currency_id is not distinct from s.cost_currency_id
order by s.starts_at, s.method_id, s.actor_id;

-- A task's calls stay counted, by parts of the task and quarters of an hour: days begin at one in every time zone that is in use, so that forgetting up to a day is exact.
insert into store.removed_calls
select c.context_id, min(c.started_at), max(c.started_at), sum(c.sample_weight)::bigint, coalesce(sum(c.sample_weight) filter (c.status in (1, 3)), 0)::bigint
from gone c
join store.contexts x using (context_id)
left join store.part_bounds b on b.task_no = x.task_no and c.started_at >= b.from_at and c.started_at < b.until_at
group by c.context_id, b.part, epoch_us(c.started_at) // 900000000;

delete from store.tags t using doomed d where t.source_id = d.source_id and t.call = d.seq;
delete from store.call_resources r using doomed d where r.source_id = d.source_id and r.call = d.seq;
delete from store.call_rows c using doomed d where c.source_id = d.source_id and c.seq = d.seq;

-- What they used stays; it is of no row any more.
update store.usage_rows u set call_status = null, call_weight = null from doomed d where u.captured and u.source_id = d.source_id and u.seq = d.seq;
delete from store.errors where error_no not in (select error_no from store.call_rows where error_no is not null);
drop table temp.gone;
drop table temp.hours;
drop table temp.doomed;
