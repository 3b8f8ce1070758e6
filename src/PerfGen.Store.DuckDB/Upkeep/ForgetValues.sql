-- Takes values that are forgotten out of days, before their rows go. One transaction; ForgottenDays.sql comes first.
-- $forgotten says of a value c whether it is forgotten. Days of values are all that is left of those that retention has removed; what becomes of them, ForgetCalls.sql says of calls.

delete from store.rollup_values where starts_at < (select day from forgotten_until);

create or replace temp table groups as
select distinct q.day, v.name_id, coalesce(v.method_id, -1) as method_id, coalesce(a.actor_id, -1) as actor_id
from store.metrics v
join forgotten_quarters q on q.quarter = epoch_us(v.recorded_at) // 900000000
left join store.context_actors a using (context_id)
where v.is_rolled_up and $forgotten
union
select r.starts_at, r.name_id, coalesce(r.method_id, -1), coalesce(r.actor_id, -1)
from store.rollup_values r
join forgotten_until f on r.starts_at = f.day
where f.is_new and f.day < f.before;

create or replace temp table share_rows as
select g.*, if($forgotten, 'gone', 'left') as kind, v.value
from store.metrics v
join forgotten_quarters q on q.quarter = epoch_us(v.recorded_at) // 900000000
left join store.context_actors a using (context_id)
join groups g on g.day = q.day and g.name_id = v.name_id and g.method_id = coalesce(v.method_id, -1) and g.actor_id = coalesce(a.actor_id, -1)
where v.is_rolled_up;

create or replace temp table share_parts as
select g.*, r."values", r.value_sum, r.value_min, r.value_max, r.bins
from store.rollup_values r
join groups g on g.day = r.starts_at and g.name_id = r.name_id and g.method_id = coalesce(r.method_id, -1) and g.actor_id = coalesce(r.actor_id, -1);

create or replace temp table shares as
select day, name_id, method_id, actor_id, kind, count(*) as "values", sum(value) as value_sum, min(value) as value_min, max(value) as value_max
from share_rows
group by all
union all
select day, name_id, method_id, actor_id, 'old', sum("values")::bigint, sum(value_sum), min(value_min), max(value_max)
from share_parts
group by all;

create or replace temp table share_bins as
select day, name_id, method_id, actor_id, kind, store.bin_of(value) as bin, count(*) as n from share_rows group by all
union all
select day, name_id, method_id, actor_id, 'old', b.bin, sum(b.n)::bigint
from (select day, name_id, method_id, actor_id, unnest(bins) as b from share_parts)
group by all;

create or replace temp table fates as
select day, name_id, method_id, actor_id,
  if(day = (select day from forgotten_until where is_new) or coalesce(sum("values") filter (kind = 'old'), 0) = sum("values") filter (kind <> 'old'), 'anew', 'less') as fate
from shares
group by day, name_id, method_id, actor_id;

delete from store.rollup_values r
using groups g
where r.starts_at = g.day and r.name_id = g.name_id and coalesce(r.method_id, -1) = g.method_id and coalesce(r.actor_id, -1) = g.actor_id;

-- Least and greatest are known where they are not of what is gone and their bin is still there: an earlier forgetting may have left an estimate, of which rows know nothing.
-- Numbers of very different size do not subtract exactly: the sum of what is left lies between so many times its least and its greatest in any case, within the 1 % of a bin.
insert into store.rollup_values
select day, name_id, nullif(method_id, -1), nullif(actor_id, -1), "values", value_sum, least(value_min, value_sum / "values"), greatest(value_max, value_sum / "values"), bins
from (
  select * replace (greatest(least(value_sum, "values" * (value_max + 0.01 * abs(value_max))), "values" * (value_min - 0.01 * abs(value_min))) as value_sum)
  from (
    select day, name_id, method_id, actor_id, s."values", s.value_sum,
      if(s.least_left is not null and coalesce(store.bin_of(s.least_left) >= b.least_bin, true), s.least_left, greatest(s.least_before, store.bin_value(b.least_bin))) as value_min,
      if(s.greatest_left is not null and coalesce(store.bin_of(s.greatest_left) <= b.greatest_bin, true), s.greatest_left, least(s.greatest_before, store.bin_value(b.greatest_bin))) as value_max,
      b.bins
    from fates f
    join (
      select 'anew' as fate, day, name_id, method_id, actor_id, "values", value_sum, value_min as least_left, value_max as greatest_left, value_min as least_before, value_max as greatest_before
      from shares
      where kind = 'left'
      union all
      select 'less', day, name_id, method_id, actor_id, sum(if(kind = 'old', "values", -"values"))::bigint, sum(if(kind = 'old', value_sum, -value_sum)),
        case when min(value_min) filter (kind = 'gone') > min(value_min) filter (kind = 'old') then min(value_min) filter (kind = 'old') end,
        case when max(value_max) filter (kind = 'gone') < max(value_max) filter (kind = 'old') then max(value_max) filter (kind = 'old') end,
        min(value_min) filter (kind = 'old'), max(value_max) filter (kind = 'old')
      from shares
      where kind <> 'left'
      group by all
    ) s using (fate, day, name_id, method_id, actor_id)
    left join (
      select fate, day, name_id, method_id, actor_id, min(bin) as least_bin, max(bin) as greatest_bin, list({bin: bin, n: n}) as bins
      from (
        select 'anew' as fate, day, name_id, method_id, actor_id, bin, n from share_bins where kind = 'left'
        union all
        select 'less', day, name_id, method_id, actor_id, bin, sum(if(kind = 'old', n, -n))::bigint from share_bins where kind <> 'left' group by all
      )
      where n > 0
      group by all
    ) b using (fate, day, name_id, method_id, actor_id)
    where s."values" > 0
  )
);

drop table temp.groups;
drop table temp.share_rows;
drop table temp.share_parts;
drop table temp.shares;
drop table temp.share_bins;
drop table temp.fates;
