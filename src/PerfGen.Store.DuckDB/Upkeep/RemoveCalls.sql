-- Removes the calls that the temporary table "doomed" (source_id, seq) names; what they were is added to the hours first. All are rolled up.

create or replace temp table gone as
select c.*, a.actor_id
from store.calls c
semi join doomed d on d.source_id = c.source_id and d.seq = c.seq
left join store.context_actors a using (context_id);

insert into store.rollup_hours
with sums as (
  select
    date_trunc('hour', started_at at time zone 'UTC') at time zone 'UTC' as starts_at, method_id, actor_id, status, cost_currency_id,
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
  group by all
),
bins as (
  select starts_at, method_id, actor_id, status, cost_currency_id, list({bin: bin, n: n}) as durations
  from (
    select date_trunc('hour', started_at at time zone 'UTC') at time zone 'UTC' as starts_at, method_id, actor_id, status, cost_currency_id,
      store.bin_of(duration_ns::double) as bin, sum(sample_weight)::bigint as n
    from gone
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

delete from store.tags t using doomed d where t.source_id = d.source_id and t.call = d.seq;
delete from store.call_resources r using doomed d where r.source_id = d.source_id and r.call = d.seq;
delete from store.calls c using doomed d where c.source_id = d.source_id and c.seq = d.seq;
drop table temp.gone;
drop table temp.doomed;
