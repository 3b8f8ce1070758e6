-- Tasks, the newest first.
with {_Tasks}
select task_id, session_id, agent, model, cli, task_type, started_at, ended_at, duration_s * 1000 as duration_ms, result, result = 'success' as success,
  calls, tokens_total as tokens_used, cost, files_created, files_modified, lines_changed, quality_score
from asked_tasks
order by coalesce(ended_at, started_at) desc nulls last, session_id, task_id
