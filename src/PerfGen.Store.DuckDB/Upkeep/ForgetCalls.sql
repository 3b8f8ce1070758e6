-- Takes calls that are forgotten out of hours, days and months, before their rows go. One transaction; ForgottenDays.sql comes first.
-- $forgotten says of a call c whether it is forgotten.
--
-- A share is what calls add to a day: "old" is what the day says, "gone" what is of rows that are forgotten, "left" what is of rows and hours that stay.
-- Hours know no sessions and tasks, and rows and hours may be gone. So what a day says of a method, actor and status (a group) is
--   anew  made of what is left, where that and what is gone account for all of its calls, and on the day that the time divides before which everything is forgotten;
--   less  what it was, less what is gone, elsewhere: what retention has removed stays counted;
--   kept  as it was, where that does not hold what is gone: its cost was not known yet, or in another currency, when it was rolled up.
-- Keys are never null here: -1 stands for none.

delete from store.rollup_hours where starts_at < (select before from forgotten_until where is_new) or starts_at + interval 1 hour <= (select before from forgotten_until);
delete from store.rollup_days where starts_at < (select day from forgotten_until);
delete from store.rollup_months where starts_at < (select month from forgotten_until);

create or replace temp table groups as
select distinct q.day, c.method_id, coalesce(a.actor_id, -1) as actor_id, c.status
from store.calls c
join forgotten_quarters q on q.quarter = epoch_us(c.started_at) // 900000000
left join store.context_actors a using (context_id)
where c.is_rolled_up and $forgotten
union
select r.starts_at, r.method_id, coalesce(r.actor_id, -1), r.status
from store.rollup_days r
join forgotten_until f on r.starts_at = f.day
where f.is_new and f.day < f.before;

create or replace temp table share_rows as
select g.*, coalesce(u.cost_currency_id, -1) as cost_currency_id, if($forgotten, 'gone', 'left') as kind, c.duration_ns, c.sample_weight as weight,
  u.tokens_prompt, u.tokens_completion, u.tokens_cache_read, u.tokens_cache_write, u.tokens_reasoning, u.cost
from store.calls c
join forgotten_quarters q on q.quarter = epoch_us(c.started_at) // 900000000
left join store.context_actors a using (context_id)
left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq
join groups g on g.day = q.day and g.method_id = c.method_id and g.status = c.status and g.actor_id = coalesce(a.actor_id, -1)
where c.is_rolled_up;

-- Earlier versions made hours of UTC: where a zone differs from it by half an hour, some lie in two days, and of which one their calls are nobody knows.
create or replace temp table share_parts as
select g.*, coalesce(h.cost_currency_id, -1) as cost_currency_id, 'left' as kind, h.* exclude (starts_at, method_id, actor_id, status, cost_currency_id)
from store.rollup_hours h
join (
  select starts_at, date_trunc('day', starts_at at time zone time_zone) at time zone time_zone as day,
    date_trunc('day', (starts_at + interval 45 minutes) at time zone time_zone) at time zone time_zone as last_day
  from (select distinct starts_at from store.rollup_hours), store.upkeep
) d on d.starts_at = h.starts_at and d.day = d.last_day
join groups g on g.day = d.day and g.method_id = h.method_id and g.status = h.status and g.actor_id = coalesce(h.actor_id, -1)
union all
select g.*, coalesce(r.cost_currency_id, -1), 'old', r.* exclude (starts_at, method_id, actor_id, status, cost_currency_id)
from store.rollup_days r
join groups g on g.day = r.starts_at and g.method_id = r.method_id and g.status = r.status and g.actor_id = coalesce(r.actor_id, -1);

create or replace temp table shares as
select day, method_id, actor_id, status, cost_currency_id, kind, sum(weight)::bigint as calls, coalesce(sum(weight) filter (duration_ns is not null), 0)::bigint as timed,
  sum(duration_ns * weight)::bigint as duration_sum, min(duration_ns) as duration_min, max(duration_ns) as duration_max,
  sum(tokens_prompt * weight)::bigint as tokens_prompt, sum(tokens_completion * weight)::bigint as tokens_completion, sum(tokens_cache_read * weight)::bigint as tokens_cache_read,
  sum(tokens_cache_write * weight)::bigint as tokens_cache_write, sum(tokens_reasoning * weight)::bigint as tokens_reasoning, sum(cost * weight)::decimal(38, 9) as cost,
  coalesce(sum(weight) filter (cost is null and (tokens_prompt is not null or tokens_completion is not null)), 0)::bigint as unpriced
from share_rows
group by all
union all
select * exclude (durations) from share_parts;

create or replace temp table share_bins as
select day, method_id, actor_id, status, cost_currency_id, kind, bin, sum(n)::bigint as n
from (
  select day, method_id, actor_id, status, cost_currency_id, kind, store.bin_of(duration_ns::double) as bin, weight as n from share_rows where duration_ns is not null
  union all
  select * exclude (b), b.bin, b.n from (select day, method_id, actor_id, status, cost_currency_id, kind, unnest(durations) as b from share_parts)
)
group by all;

-- What a group can be: of "less", least and greatest are known where they are not of what is gone and their bin is still there, since an earlier forgetting may have left an
-- estimate; else they lie in the outermost bins that stay (see below).
create or replace temp table outcomes as
select 'anew' as fate, day, method_id, actor_id, status, cost_currency_id, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum,
  min(duration_min) as duration_min, max(duration_max) as duration_max, null::bigint as old_min, null::bigint as old_max,
  sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
  sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(cost)::decimal(38, 9) as cost, sum(unpriced)::bigint as unpriced
from shares
where kind = 'left'
group by all
union all
select 'less', day, method_id, actor_id, status, cost_currency_id, sum(sign * calls)::bigint, sum(sign * timed)::bigint, sum(sign * duration_sum)::bigint,
  case when coalesce(min(duration_min) filter (kind = 'gone') > min(duration_min) filter (kind = 'old'), true) then min(duration_min) filter (kind = 'old') end,
  case when coalesce(max(duration_max) filter (kind = 'gone') < max(duration_max) filter (kind = 'old'), true) then max(duration_max) filter (kind = 'old') end,
  min(duration_min) filter (kind = 'old'), max(duration_max) filter (kind = 'old'),
  nullif(sum(sign * tokens_prompt), 0)::bigint, nullif(sum(sign * tokens_completion), 0)::bigint, nullif(sum(sign * tokens_cache_read), 0)::bigint,
  nullif(sum(sign * tokens_cache_write), 0)::bigint, nullif(sum(sign * tokens_reasoning), 0)::bigint, sum(sign * cost)::decimal(38, 9), sum(sign * unpriced)::bigint
from (select *, if(kind = 'old', 1, -1) as sign from shares where kind <> 'left')
group by all;

create or replace temp table outcome_bins as
select 'anew' as fate, day, method_id, actor_id, status, cost_currency_id, bin, n from share_bins where kind = 'left'
union all
select 'less', day, method_id, actor_id, status, cost_currency_id, bin, sum(if(kind = 'old', n, -n))::bigint from share_bins where kind <> 'left' group by all;

create or replace temp table fates as
select s.day, s.method_id, s.actor_id, s.status,
  case
    when s.day = (select day from forgotten_until where is_new) then 'anew'
    when coalesce(sum(calls) filter (kind = 'old'), 0) = sum(calls) filter (kind <> 'old') and coalesce(sum(timed) filter (kind = 'old'), 0) = sum(timed) filter (kind <> 'old') then 'anew'
    when any_value(l.day) is null then 'less'
    else 'kept'
  end as fate,
  coalesce(sum(calls) filter (kind = 'gone'), 0)::bigint as calls
from shares s
left join (
  select day, method_id, actor_id, status
  from outcomes
  where fate = 'less'
    and least(calls, timed, unpriced, coalesce(tokens_prompt, 0), coalesce(tokens_completion, 0), coalesce(tokens_cache_read, 0), coalesce(tokens_cache_write, 0), coalesce(tokens_reasoning, 0)) < 0
    or fate = 'less' and cost < 0
  union
  select day, method_id, actor_id, status from outcome_bins where n < 0
) l on l.day = s.day and l.method_id = s.method_id and l.actor_id = s.actor_id and l.status = s.status
group by s.day, s.method_id, s.actor_id, s.status;

delete from store.rollup_days r
using fates f
where r.starts_at = f.day and r.method_id = f.method_id and coalesce(r.actor_id, -1) = f.actor_id and r.status = f.status and f.fate <> 'kept';

create or replace temp table new_days as
select o.day as starts_at, o.method_id, o.actor_id, o.status, o.cost_currency_id, o.calls, o.timed, if(o.timed > 0, o.duration_sum, null) as duration_sum,
  case
    when o.timed = 0 then null
    when o.duration_min is not null and coalesce(store.bin_of(o.duration_min::double) >= b.least_bin, true) then o.duration_min
    else greatest(o.old_min, round(store.bin_value(b.least_bin))::bigint)
  end as duration_min,
  case
    when o.timed = 0 then null
    when o.duration_max is not null and coalesce(store.bin_of(o.duration_max::double) <= b.greatest_bin, true) then o.duration_max
    else least(o.old_max, round(store.bin_value(b.greatest_bin))::bigint)
  end as duration_max,
  o.tokens_prompt, o.tokens_completion, o.tokens_cache_read, o.tokens_cache_write, o.tokens_reasoning, o.cost, o.unpriced, b.durations
from outcomes o
semi join fates f on f.fate = o.fate and f.day = o.day and f.method_id = o.method_id and f.actor_id = o.actor_id and f.status = o.status
left join (
  select fate, day, method_id, actor_id, status, cost_currency_id, min(bin) as least_bin, max(bin) as greatest_bin, list({bin: bin, n: n}) as durations
  from outcome_bins
  where n > 0
  group by all
) b using (fate, day, method_id, actor_id, status, cost_currency_id)
where o.calls > 0;

insert into store.rollup_days
select * replace (nullif(actor_id, -1) as actor_id, nullif(cost_currency_id, -1) as cost_currency_id) from new_days order by starts_at, method_id, actor_id;

-- Months: of the time's month what its days say by now; of others what they were, less what their days were, and what these are instead.
create or replace temp table month_shares as
select date_trunc('month', s.day at time zone time_zone) at time zone time_zone as starts_at, s.method_id, coalesce(m.agent, a.agent) as agent, s.status, s.cost_currency_id, s.* exclude (day, method_id, actor_id, status, cost_currency_id)
from (
  select s.day, s.method_id, s.actor_id, s.status, s.cost_currency_id, -1 as sign, s.* exclude (day, method_id, actor_id, status, cost_currency_id, kind)
  from shares s
  join fates f on f.day = s.day and f.method_id = s.method_id and f.actor_id = s.actor_id and f.status = s.status
  where s.kind = 'old' and f.fate <> 'kept'
  union all
  select starts_at, method_id, actor_id, status, cost_currency_id, 1, * exclude (starts_at, method_id, actor_id, status, cost_currency_id, durations) from new_days
) s
join store.methods m using (method_id)
left join store.actors a on a.actor_id = s.actor_id, store.upkeep
where date_trunc('month', s.day at time zone time_zone) at time zone time_zone is distinct from (select month from forgotten_until where is_new);

create or replace temp table month_bins as
select date_trunc('month', s.day at time zone time_zone) at time zone time_zone as starts_at, s.method_id, coalesce(m.agent, a.agent) as agent, s.status, s.cost_currency_id, s.bin, s.n
from (
  select s.day, s.method_id, s.actor_id, s.status, s.cost_currency_id, s.bin, -s.n as n
  from share_bins s
  join fates f on f.day = s.day and f.method_id = s.method_id and f.actor_id = s.actor_id and f.status = s.status
  where s.kind = 'old' and f.fate <> 'kept'
  union all
  select * exclude (d), d.bin, d.n from (select starts_at, method_id, actor_id, status, cost_currency_id, unnest(durations) as d from new_days)
) s
join store.methods m using (method_id)
left join store.actors a on a.actor_id = s.actor_id, store.upkeep;

create or replace temp table month_parts as
select k.starts_at, k.method_id, k.agent, k.status, k.cost_currency_id, r.* exclude (starts_at, method_id, agent, status, cost_currency_id)
from (select distinct starts_at, method_id, agent, status, cost_currency_id from month_shares) k
join store.rollup_months r on r.starts_at = k.starts_at and r.method_id = k.method_id and r.agent is not distinct from k.agent and r.status = k.status
  and coalesce(r.cost_currency_id, -1) = k.cost_currency_id;

create or replace temp table new_months as
with sums as (
  select starts_at, method_id, agent, status, cost_currency_id, sum(sign * calls)::bigint as calls, sum(sign * timed)::bigint as timed, sum(sign * duration_sum)::bigint as duration_sum,
    min(duration_min) filter (sign < 0) as gone_min, max(duration_max) filter (sign < 0) as gone_max, min(duration_min) filter (sign > 0) as new_min, max(duration_max) filter (sign > 0) as new_max,
    min(old_min) as old_min, max(old_max) as old_max,
    nullif(sum(sign * tokens_prompt), 0)::bigint as tokens_prompt, nullif(sum(sign * tokens_completion), 0)::bigint as tokens_completion,
    nullif(sum(sign * tokens_cache_read), 0)::bigint as tokens_cache_read, nullif(sum(sign * tokens_cache_write), 0)::bigint as tokens_cache_write,
    nullif(sum(sign * tokens_reasoning), 0)::bigint as tokens_reasoning, sum(sign * cost)::decimal(38, 9) as cost, sum(sign * unpriced)::bigint as unpriced
  from (
    select *, null::bigint as old_min, null::bigint as old_max from month_shares
    union all by name
    select * exclude (durations, duration_min, duration_max), 1 as sign, duration_min as old_min, duration_max as old_max from month_parts
  )
  group by all
),
bins as (
  select starts_at, method_id, agent, status, cost_currency_id, min(bin) as least_bin, max(bin) as greatest_bin, list({bin: bin, n: n}) as durations
  from (
    select starts_at, method_id, agent, status, cost_currency_id, bin, sum(n)::bigint as n
    from (from month_bins union all select * exclude (d), d.bin, d.n from (select starts_at, method_id, agent, status, cost_currency_id, unnest(durations) as d from month_parts))
    group by all
  )
  where n > 0
  group by all
),
known as (
  select date_trunc('month', d.starts_at at time zone time_zone) at time zone time_zone as starts_at, d.method_id, coalesce(m.agent, a.agent) as agent, d.status, coalesce(d.cost_currency_id, -1) as cost_currency_id,
    sum(d.calls) as calls, sum(d.timed) as timed, min(d.duration_min) as duration_min, max(d.duration_max) as duration_max
  from store.rollup_days d
  join store.methods m using (method_id)
  left join store.actors a using (actor_id), store.upkeep
  where date_trunc('month', d.starts_at at time zone time_zone) at time zone time_zone in (select starts_at from month_shares)
  group by all
)
select s.starts_at, s.method_id, s.agent, s.status, s.cost_currency_id, s.calls, s.timed, if(s.timed > 0, s.duration_sum, null) as duration_sum,
  case
    when s.timed = 0 then null
    when k.calls = s.calls and k.timed = s.timed then k.duration_min
    when (coalesce(s.gone_min > s.old_min, true) or s.new_min = s.old_min) and coalesce(store.bin_of(s.old_min::double) >= b.least_bin, true) then s.old_min
    else greatest(s.old_min, round(store.bin_value(b.least_bin))::bigint)
  end as duration_min,
  case
    when s.timed = 0 then null
    when k.calls = s.calls and k.timed = s.timed then k.duration_max
    when (coalesce(s.gone_max < s.old_max, true) or s.new_max = s.old_max) and coalesce(store.bin_of(s.old_max::double) <= b.greatest_bin, true) then s.old_max
    else least(s.old_max, round(store.bin_value(b.greatest_bin))::bigint)
  end as duration_max,
  s.tokens_prompt, s.tokens_completion, s.tokens_cache_read, s.tokens_cache_write, s.tokens_reasoning, s.cost, s.unpriced, b.durations
from sums s
left join bins b on b.starts_at = s.starts_at and b.method_id = s.method_id and b.agent is not distinct from s.agent and b.status = s.status and b.cost_currency_id = s.cost_currency_id
left join known k on k.starts_at = s.starts_at and k.method_id = s.method_id and k.agent is not distinct from s.agent and k.status = s.status and k.cost_currency_id = s.cost_currency_id
where s.calls > 0;

delete from store.rollup_months r
using (select distinct starts_at, method_id, agent, status, cost_currency_id from month_shares) k
where r.starts_at = k.starts_at and r.method_id = k.method_id and r.agent is not distinct from k.agent and r.status = k.status and coalesce(r.cost_currency_id, -1) = k.cost_currency_id;
delete from store.rollup_months where starts_at = (select month from forgotten_until where is_new and month < before);

insert into store.rollup_months
select * replace (nullif(cost_currency_id, -1) as cost_currency_id) from new_months
union all
select f.month, d.method_id, coalesce(m.agent, a.agent), d.status, d.cost_currency_id, d.* exclude (starts_at, month, time_zone, method_id, actor_id, status, cost_currency_id)
from forgotten_until f
join (select *, date_trunc('month', starts_at at time zone time_zone) at time zone time_zone as month from store.rollup_days, (select time_zone from store.upkeep)) d using (month)
join store.methods m using (method_id)
left join store.actors a using (actor_id)
where f.is_new and f.month < f.before;

drop table temp.share_rows;
drop table temp.share_parts;
drop table temp.share_bins;
drop table temp.outcomes;
drop table temp.outcome_bins;
drop table temp.new_days;
drop table temp.month_shares;
drop table temp.month_bins;
drop table temp.month_parts;
drop table temp.new_months;
drop table temp.shares;
drop table temp.groups;
