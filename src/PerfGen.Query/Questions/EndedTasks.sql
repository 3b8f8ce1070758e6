-- Tasks that ended in a window of time, the earliest first, with what they are scored and learned from.
-- $since, $until: at or after $since and before $until; null is no bound. $task: only tasks of this id; null is all.
select
  task_id, session_id, ended_at, agent, model, cli, task_type, result, duration_s, lines_changed, quality_score, performance_index, quality_improvement,
  best_practices_followed, documentation_updated, description, skills_used, tools_used, agents_delegated, origin
from tasks
where ended_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and ended_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  and task_id = coalesce($task::varchar, task_id)
order by ended_at, task_id
