-- SeenSessions, from what upkeep has found; of sessions of which something came since, from that too.
create or replace temp table called_sessions as
select x.session_id, min(c.first_at) as first_at, max(c.last_at) as last_at
from (
  select context_id, min(started_at) as first_at, max(started_at) as last_at
  from store.call_rows
  where not is_rolled_up and started_at >= getvariable('beside_from')::timestamptz
  group by context_id
) c
join store.contexts x using (context_id)
where x.session_id is not null
group by x.session_id;

create or replace temp table seen_sessions as
with late as materialized (
  select session_id from temp.called_sessions union select session_id from store.unsettled_sessions
)
select least(called_from, said_from) as first_at, greatest(called_until, said_until) as last_at
from store.session_spans
where session_id not in (select session_id from late)
union all
select min(first_at), max(last_at)
from (
  select session_id, first_at, last_at from temp.called_sessions
  union all
  select session_id, said_from, said_until from store.said_spans(true)
  union all
  select session_id, called_from, called_until from store.session_spans where session_id in (select session_id from late)
  union all
  select session_id, said_from, said_until
  from store.session_spans
  where session_id in (select session_id from late) and session_id not in (select session_id from store.unsettled_sessions)
)
group by session_id
