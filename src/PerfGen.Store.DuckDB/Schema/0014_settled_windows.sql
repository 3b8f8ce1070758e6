-- needs 0.1.0
-- Version 14. Figures for reports of a window, which step 13 made for all time: histograms of methods by day, and when each session was seen.
--
--   store.rollup_days                              ──(upkeep)───────────▶ day_methods
--   store.call_rows ──(roll-up: each row once)──┐
--   store.removed_calls ──(upkeep, all at once)─┴─▶ session_spans ◀──(upkeep)── store.events

-- Days that are in neither store.unsettled nor rollups that have changed: as day_agents, for methods.
create table store.day_methods (
  starts_at timestamptz not null,
  method_id integer not null,
  bins integer not null,             -- bin // 32
  n bigint not null,
  durations struct(bin integer, n bigint)[] not null
);

-- When each session was seen; of nothing but what is rolled up. All sessions, or none where store.settled_names is empty.
create table store.session_spans (
  session_id varchar not null,
  called_from timestamptz,           -- its first call that is rolled up
  called_until timestamptz,          -- its last one
  said_from timestamptz,             -- its first begin
  said_until timestamptz             -- its last end, or the begin after it: see store.said_spans
);

-- Sessions of which a begin or an end came since: what store.session_spans says of their begins and ends is no longer so.
create table store.unsettled_sessions (
  session_id varchar not null
);

-- Of each session the first begin, and the latest of what begins and ends its parts (see store.session_parts): a part ends with its last end, and one that has
-- none is as late as its first begin. Only the last part can have none, and its begin is the first one behind the last end.
create macro store.said_spans(only_unsettled) as table
with said as (
  select x.session_id, e.kind, e.happened_at, (e.happened_at, s.source, e.seq) as place
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (1, 2) and x.session_id is not null and (not only_unsettled or x.session_id in (select session_id from store.unsettled_sessions))
),
ended as (
  select session_id, max(place) as place from said where kind = 2 group by session_id
)
select s.session_id, min(s.happened_at) filter (s.kind = 1) as said_from,
  greatest(max(s.happened_at) filter (s.kind = 2), min(s.happened_at) filter (s.kind = 1 and (d.place is null or s.place > d.place))) as said_until
from said s
left join ended d using (session_id)
group by s.session_id;

-- The next upkeep makes these figures: until then days and sessions are answered as before.
insert into store.unsettled
select false, starts_at from (select distinct starts_at from store.rollup_days) where starts_at not in (select starts_at from store.unsettled where not of_months);
delete from store.settled_names;
delete from store.undated_tasks;
