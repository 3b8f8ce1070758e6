-- When each session was seen: from begin to end where somebody said so, and from its first to its last call.
create or replace temp table seen_sessions as
select min(first_at) as first_at, max(last_at) as last_at
from (
  select session_id, started_at as first_at, greatest(started_at, ended_at) as last_at from store.session_parts
  union all
  select x.session_id, c.first_at, c.last_at
  from (
    select context_id, min(started_at) as first_at, max(started_at) as last_at from store.calls group by context_id
    union all
    select context_id, first_at, last_at from store.removed_calls
  ) c
  join store.contexts x using (context_id)
  where x.session_id is not null
)
group by session_id
