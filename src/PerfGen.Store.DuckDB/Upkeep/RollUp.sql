-- Adds every row that is not marked yet to days and months, and marks it. One transaction. Actors.sql comes first.

-- Days begin at some quarter of an hour in every time zone that is in use.
create or replace temp table days as
select quarter, date_trunc('day', at_zone) at time zone zone as day, date_trunc('month', at_zone) at time zone zone as month
from (
  select quarter, make_timestamptz(quarter * 900000000) at time zone time_zone as at_zone, time_zone as zone
  from (
    select distinct epoch_us(started_at) // 900000000 as quarter from store.calls where not is_rolled_up
    union
    select distinct epoch_us(recorded_at) // 900000000 from store.metrics where not is_rolled_up
  ), store.upkeep
);

create or replace temp table sums as
select
  d.day, d.month, c.method_id, a.actor_id, c.status, u.cost_currency_id,
  sum(c.sample_weight)::bigint as calls,
  coalesce(sum(c.sample_weight) filter (c.duration_ns is not null), 0)::bigint as timed,
  sum(c.duration_ns * c.sample_weight)::bigint as duration_sum,
  min(c.duration_ns) as duration_min,
  max(c.duration_ns) as duration_max,
  sum(u.tokens_prompt * c.sample_weight)::bigint as tokens_prompt,
  sum(u.tokens_completion * c.sample_weight)::bigint as tokens_completion,
  sum(u.tokens_cache_read * c.sample_weight)::bigint as tokens_cache_read,
  sum(u.tokens_cache_write * c.sample_weight)::bigint as tokens_cache_write,
  sum(u.tokens_reasoning * c.sample_weight)::bigint as tokens_reasoning,
  sum(u.cost * c.sample_weight)::decimal(38, 9) as cost,
  coalesce(sum(c.sample_weight) filter (u.cost is null and (u.tokens_prompt is not null or u.tokens_completion is not null)), 0)::bigint as unpriced
from store.calls c
join days d on d.quarter = epoch_us(c.started_at) // 900000000
left join store.context_actors a using (context_id)
left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq
where not c.is_rolled_up
group by all;

create or replace temp table bins as
select d.day, d.month, c.method_id, a.actor_id, c.status, u.cost_currency_id, store.bin_of(c.duration_ns::double) as bin, sum(c.sample_weight)::bigint as n
from store.calls c
join days d on d.quarter = epoch_us(c.started_at) // 900000000
left join store.context_actors a using (context_id)
left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq
where not c.is_rolled_up and c.duration_ns is not null
group by all;

insert into store.rollup_days
select s.day, s.method_id, s.actor_id, s.status, s.cost_currency_id, s.calls, s.timed, s.duration_sum, s.duration_min, s.duration_max,
  s.tokens_prompt, s.tokens_completion, s.tokens_cache_read, s.tokens_cache_write, s.tokens_reasoning, s.cost, s.unpriced, h.durations
from sums s
left join (
  select day, method_id, actor_id, status, cost_currency_id, list({bin: bin, n: n}) as durations
  from bins
  group by day, method_id, actor_id, status, cost_currency_id
) h on h.day = s.day and h.method_id = s.method_id and h.actor_id is not distinct from s.actor_id and h.status = s.status
  and h.cost_currency_id is not distinct from s.cost_currency_id
order by s.day, s.method_id, s.actor_id;

insert into store.rollup_months
with coarse as (
  select s.month, s.method_id, coalesce(m.agent, a.agent) as agent, s.status, s.cost_currency_id,
    sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum, min(duration_min) as duration_min, max(duration_max) as duration_max,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(cost)::decimal(38, 9) as cost, sum(unpriced)::bigint as unpriced
  from sums s
  join store.methods m using (method_id)
  left join store.actors a using (actor_id)
  group by all
),
coarse_bins as (
  select month, method_id, agent, status, cost_currency_id, list({bin: bin, n: n}) as durations
  from (
    select b.month, b.method_id, coalesce(m.agent, a.agent) as agent, b.status, b.cost_currency_id, b.bin, sum(b.n)::bigint as n
    from bins b
    join store.methods m using (method_id)
    left join store.actors a using (actor_id)
    group by all
  )
  group by month, method_id, agent, status, cost_currency_id
)
select c.*, h.durations
from coarse c
left join coarse_bins h on h.month = c.month and h.method_id = c.method_id and h.agent is not distinct from c.agent and h.status = c.status
  and h.cost_currency_id is not distinct from c.cost_currency_id;

insert into store.rollup_values
select day, name_id, method_id, actor_id, sum(n)::bigint, sum(value_sum), min(value_min), max(value_max), list({bin: bin, n: n})
from (
  select d.day, v.name_id, v.method_id, a.actor_id, store.bin_of(v.value) as bin, count(*) as n, sum(v.value) as value_sum, min(v.value) as value_min, max(v.value) as value_max
  from store.metrics v
  join days d on d.quarter = epoch_us(v.recorded_at) // 900000000
  left join store.context_actors a using (context_id)
  where not v.is_rolled_up
  group by all
)
group by day, name_id, method_id, actor_id;

-- Where it is known when sessions were seen, it stays known.
create or replace temp table spans as
select x.session_id, min(c.called_from) as called_from, max(c.called_until) as called_until
from (select context_id, min(started_at) as called_from, max(started_at) as called_until from store.call_rows where not is_rolled_up group by context_id) c
join store.contexts x using (context_id)
where x.session_id is not null and exists (from store.settled_names)
group by x.session_id;

update store.session_spans s
set called_from = least(s.called_from, p.called_from), called_until = greatest(s.called_until, p.called_until)
from temp.spans p
where p.session_id = s.session_id;

insert into store.session_spans
select session_id, called_from, called_until, null, null from temp.spans where session_id not in (select session_id from store.session_spans);

update store.call_rows set is_rolled_up = true where not is_rolled_up;
update store.usage_rows set is_rolled_up = true where not is_rolled_up;
update store.metrics set is_rolled_up = true where not is_rolled_up;
update store.upkeep set rolled_up_at = current_timestamp;

-- What was made of these days and months is made anew.
delete from store.day_methods where starts_at in (select day from days);
delete from store.day_agents where starts_at in (select day from days);
delete from store.month_methods where starts_at in (select month from days);
delete from store.month_agents where starts_at in (select month from days);
insert into store.unsettled (select false, day from days union select true, month from days) except from store.unsettled;
drop table temp.days;
drop table temp.sums;
drop table temp.bins;
drop table temp.spans;
