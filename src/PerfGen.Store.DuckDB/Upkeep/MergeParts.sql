-- Adds up the parts of a key that several roll-ups have written. What they say together does not change.

create or replace temp table merged as
select starts_at, method_id, actor_id, status, cost_currency_id
from store.$table
group by all
having count(*) > 1;

create or replace temp table parts as
select t.*
from store.$table t
semi join merged m on m.starts_at = t.starts_at and m.method_id = t.method_id and m.actor_id is not distinct from t.actor_id and m.status = t.status
  and m.cost_currency_id is not distinct from t.cost_currency_id;

delete from store.$table t
using merged m
where m.starts_at = t.starts_at and m.method_id = t.method_id and m.actor_id is not distinct from t.actor_id and m.status = t.status
  and m.cost_currency_id is not distinct from t.cost_currency_id;

insert into store.$table
with sums as (
  select starts_at, method_id, actor_id, status, cost_currency_id, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum,
    min(duration_min) as duration_min, max(duration_max) as duration_max, sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_cache_read)::bigint as tokens_cache_read, sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning,
    sum(cost)::decimal(38, 9) as cost, sum(unpriced)::bigint as unpriced
  from parts
  group by all
),
bins as (
  select starts_at, method_id, actor_id, status, cost_currency_id, list({bin: bin, n: n}) as durations
  from (
    select starts_at, method_id, actor_id, status, cost_currency_id, d.bin as bin, sum(d.n)::bigint as n
    from (select * exclude (durations), unnest(durations) as d from parts)
    group by all
  )
  group by starts_at, method_id, actor_id, status, cost_currency_id
)
select s.*, b.durations
from sums s
left join bins b on b.starts_at = s.starts_at and b.method_id = s.method_id and b.actor_id is not distinct from s.actor_id and b.status = s.status
  and b.cost_currency_id is not distinct from s.cost_currency_id
order by s.starts_at, s.method_id, s.actor_id;

drop table temp.merged;
drop table temp.parts;
