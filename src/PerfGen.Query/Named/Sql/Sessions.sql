-- Sessions in which the tasks are that were asked for, the newest first.
with {_Calls},
{_ToldTasks}
select s.*
from main.sessions s
where s.session_id in (select session_id from asked_tasks where session_id is not null)
  or s.session_id in (select session_id from asked_calls where session_id is not null)
order by coalesce(s.ended_at, s.last_called_at, s.started_at) desc nulls last, s.session_id
