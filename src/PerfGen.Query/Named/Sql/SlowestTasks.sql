-- Tasks that took longest.
with {_ToldTasks}
select task_id, session_id, agent, duration_s * 1000 as duration_ms, tokens_total as tokens_used, result, result = 'success' as success, started_at as timestamp
from asked_tasks
where duration_s is not null
order by duration_s desc, session_id, task_id
