-- Calls $first to $last, their tags, and a value with every twentieth.

create or replace temp table made as
with placed as (
  select i, i % 12 as lane, i // 12 as j,
    getvariable('until') - to_microseconds((getvariable('n') - i) * 86400 + (dice(i, 5) * 60000)::bigint) as started_at
  from range(getvariable('first'), getvariable('last')) r(i)
),
chosen as (
  select *,
    if(dice(i, 6) < 0.3, 180 + floor(20 * pow(dice(i, 7), 2)), lane * 15 + floor(15 * pow(dice(i, 7), 1.5)))::integer as m,
    dice(i, 8) as luck
  from placed
),
timed as (
  select *,
    -- A median of each method's own between 60 us and 3 s; every fifth method answers from a cache two times in five.
    pow(10, 4.8 + 4.7 * (hash(m) % 1000) / 1000.0) * exp(0.55 * bell(i, 9)) / if(m % 5 = 0 and dice(i, 10) < 0.4, 25, 1) * if(luck > 0.97, 1.8, 1) as ns
  from chosen
)
select
  (lane + 12 * (j // 500) + 1)::integer as source_id,
  (j % 500 + 1)::bigint as seq,
  m + 1 as method_id,
  (lane + 12 * (j // 50) + 1)::integer as context_id,
  started_at,
  if(luck > 0.9999, null, ns::bigint) as duration_ns,
  case when luck <= 0.97 then 0 when luck > 0.9999 then 5 when luck > 0.998 then 4 when luck > 0.996 then 2 when luck > 0.993 then 3 else 1 end::utinyint as status,
  if(j % 10 = 0, null, j % 500 - j % 10 + 1)::bigint as parent,
  (4 + j // 500 % 7)::integer as thread_id,
  if(luck > 0.97 and luck <= 0.996, (dice(i, 11) * 7)::integer % 7 + 1, null)::integer as error_id,
  if(luck > 0.97 and luck <= 0.996, (hash(i % 40) // 2)::bigint, null) as error_hash,
  1::usmallint as sample_weight,
  if(m % 16 = 0, (200 + 6000 * pow(dice(i, 12), 3))::integer, null) as tokens_prompt,
  if(m % 16 = 0, (20 + 1500 * pow(dice(i, 13), 3))::integer, null) as tokens_completion,
  if(m % 16 = 0 and dice(i, 14) < 0.5, (5000 * dice(i, 15))::integer, null) as tokens_cache_read,
  if(m % 16 = 0 and dice(i, 14) < 0.1, (2000 * dice(i, 16))::integer, null) as tokens_cache_write,
  if(m % 32 = 0, (800 * dice(i, 17))::integer, null) as tokens_reasoning,
  if(m % 16 = 0 and luck <= 0.99, ((200 + 6000 * pow(dice(i, 12), 3))::integer * 3 + (20 + 1500 * pow(dice(i, 13), 3))::integer * 15)::decimal(18, 9) / 1000000, null)::decimal(18, 9) as cost,
  if(m % 16 = 0 and luck <= 0.99, 8, null)::integer as cost_currency_id,
  if(m % 16 = 0 and luck <= 0.99, 1, null)::utinyint as cost_origin,
  false as is_rolled_up
from timed;

insert into store.errors
select (select coalesce(max(error_no), 0) from store.errors) + row_number() over (order by error_id, error_hash), error_id, error_hash
from (select distinct error_id, error_hash from made where error_id is not null) e
where not exists (select 1 from store.errors k where k.type_id = e.error_id and k.message_hash = e.error_hash);

-- Every call finds exactly one partner: an outer join would change the order, and with it the size.
insert into store.call_rows by name
select c.source_id, c.seq, c.method_id, c.context_id, c.started_at, if(c.duration_ns <= 4294967295, c.duration_ns, null) as duration_ns,
  if(c.duration_ns > 4294967295, c.duration_ns, null) as long_duration_ns, c.status, c.parent, c.thread_id, e.error_no, c.sample_weight, c.is_rolled_up
from made c
join (from store.errors union all select null, null, null) e on e.type_id is not distinct from c.error_id and e.message_hash is not distinct from c.error_hash;

-- Every call of a tool is tagged with it, and one in four with a skill.
insert into store.tags
select source_id, seq, 9, 11 + (hash(method_id) % 5)::integer from store.calls where not is_rolled_up and method_id > 195
union all
select source_id, seq, 10, 16 + (hash(method_id) % 3)::integer from store.calls where not is_rolled_up and method_id % 64 = 1;

insert into store.metrics by name
select source_id, 100000 + seq as seq, started_at as recorded_at, (1 + hash(source_id, seq) % 5)::integer as name_id,
  case 1 + hash(source_id, seq) % 5 when 1 then 40 + 60 * dice(seq * 7 + source_id, 21) when 5 then 1e8 * exp(bell(seq * 7 + source_id, 22)) else floor(20 * pow(dice(seq * 7 + source_id, 23), 2)) end as value,
  context_id, null::integer as method_id, null::bigint as call, 1::utinyint as origin, false as is_rolled_up
from store.calls
where not is_rolled_up and seq % 20 = 0;


-- What calls of models used, as it is captured from them.
insert into store.usage_rows by name
select source_id, seq, started_at as recorded_at, context_id, method_id, true as captured, false as cumulative, false as batch,
  tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning,
  cost, cost_currency_id, cost_origin, 0::utinyint as origin, status as call_status, sample_weight as call_weight, is_rolled_up
from made
where tokens_prompt is not null;

drop table temp.made;
