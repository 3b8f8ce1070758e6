-- Adds calls that come as counts (temporary tables "folded" and "folded_bins") to hours, days and months. One transaction, with the ledger. Actors.sql comes first.

create or replace temp table parts as
select
  f.id, date_trunc('hour', at_utc) at time zone 'UTC' as hour, date_trunc('day', at_zone) at time zone zone as day, date_trunc('month', at_zone) at time zone zone as month,
  f.method_id, a.actor_id, f.status, f.calls, f.timed, f.duration_sum, f.duration_min, f.duration_max
from (
  select f.*, make_timestamptz(f.quarter * 900000000) at time zone 'UTC' as at_utc, make_timestamptz(f.quarter * 900000000) at time zone u.time_zone as at_zone, u.time_zone as zone
  from folded f, store.upkeep u
) f
left join store.context_actors a using (context_id);

insert into store.rollup_hours
with sums as (
  select hour, method_id, actor_id, status, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum, min(duration_min) as duration_min, max(duration_max) as duration_max
  from parts
  group by all
),
bins as (
  select hour, method_id, actor_id, status, list({bin: bin, n: n}) as durations
  from (select p.hour, p.method_id, p.actor_id, p.status, b.bin, sum(b.n)::bigint as n from parts p join folded_bins b using (id) group by all)
  group by hour, method_id, actor_id, status
)
select s.hour, s.method_id, s.actor_id, s.status, null, s.calls, s.timed, s.duration_sum, s.duration_min, s.duration_max, null, null, null, null, null, null, 0, b.durations
from sums s
left join bins b on b.hour = s.hour and b.method_id = s.method_id and b.actor_id is not distinct from s.actor_id and b.status = s.status;

insert into store.rollup_days
with sums as (
  select day, method_id, actor_id, status, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum, min(duration_min) as duration_min, max(duration_max) as duration_max
  from parts
  group by all
),
bins as (
  select day, method_id, actor_id, status, list({bin: bin, n: n}) as durations
  from (select p.day, p.method_id, p.actor_id, p.status, b.bin, sum(b.n)::bigint as n from parts p join folded_bins b using (id) group by all)
  group by day, method_id, actor_id, status
)
select s.day, s.method_id, s.actor_id, s.status, null, s.calls, s.timed, s.duration_sum, s.duration_min, s.duration_max, null, null, null, null, null, null, 0, b.durations
from sums s
left join bins b on b.day = s.day and b.method_id = s.method_id and b.actor_id is not distinct from s.actor_id and b.status = s.status;

insert into store.rollup_months
with named as (
  select p.*, coalesce(m.agent, a.agent) as agent
  from parts p
  join store.methods m using (method_id)
  left join store.actors a using (actor_id)
),
sums as (
  select month, method_id, agent, status, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum, min(duration_min) as duration_min, max(duration_max) as duration_max
  from named
  group by all
),
bins as (
  select month, method_id, agent, status, list({bin: bin, n: n}) as durations
  from (select p.month, p.method_id, p.agent, p.status, b.bin, sum(b.n)::bigint as n from named p join folded_bins b using (id) group by all)
  group by month, method_id, agent, status
)
select s.month, s.method_id, s.agent, s.status, null, s.calls, s.timed, s.duration_sum, s.duration_min, s.duration_max, null, null, null, null, null, null, 0, b.durations
from sums s
left join bins b on b.month = s.month and b.method_id = s.method_id and b.agent is not distinct from s.agent and b.status = s.status;

drop table temp.parts;
drop table temp.folded;
drop table temp.folded_bins;
