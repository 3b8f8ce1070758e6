-- When each session was seen, where nothing is known of it yet. Everything is rolled up.
delete from store.session_spans;
delete from store.unsettled_sessions;

insert into store.session_spans
select session_id, min(called_from) as called_from, max(called_until), min(said_from), max(said_until)
from (
  select x.session_id, c.called_from, c.called_until, null as said_from, null as said_until
  from (
    select context_id, min(started_at) as called_from, max(started_at) as called_until from store.call_rows group by context_id
    union all
    select context_id, first_at, last_at from store.removed_calls
  ) c
  join store.contexts x using (context_id)
  where x.session_id is not null
  union all
  select session_id, null, null, said_from, said_until from store.said_spans(false)
)
group by session_id
order by called_from;
