-- Adds calls that come as counts (temporary tables "folded" and "folded_bins") to hours, days and months. One transaction, with the ledger.
-- Actors.sql comes first; AddFoldedTo.sql stands below once for each table of rollups.

-- Counts cannot be divided: a quarter of an hour that began before a forgotten time does not come back.
delete from folded where make_timestamptz(quarter * 900000000) < (select max(before) from store.tombstones);

create or replace temp table parts as
select
  f.id, begins_at - to_microseconds(epoch_us(at_zone) % 3600000000) as hour, date_trunc('day', at_zone) at time zone zone as day, date_trunc('month', at_zone) at time zone zone as month,
  f.method_id, x.actor_id, coalesce(m.agent, a.agent) as agent, f.status, f.calls, f.timed, f.duration_sum, f.duration_min, f.duration_max
from (
  select f.*, make_timestamptz(f.quarter * 900000000) as begins_at, make_timestamptz(f.quarter * 900000000) at time zone u.time_zone as at_zone, u.time_zone as zone
  from folded f, store.upkeep u
) f
join store.methods m using (method_id)
left join store.context_actors x using (context_id)
left join store.actors a using (actor_id);

$insert
delete from store.day_methods where starts_at in (select day from parts);
delete from store.day_agents where starts_at in (select day from parts);
delete from store.month_methods where starts_at in (select month from parts);
delete from store.month_agents where starts_at in (select month from parts);
insert into store.unsettled (select false, day from parts union select true, month from parts) except from store.unsettled;
drop table temp.parts;
drop table temp.folded;
drop table temp.folded_bins;
