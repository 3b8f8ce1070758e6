-- Tasks that ended or were assessed, and assessments outside of tasks, each once; the newest first.
-- $since: at or after it; null is no bound.
select
  recorded_at, model, assessment_id, session_id, agent, task_type, overall_score, performance_index, quality_improvement, issues_found, fixes_applied,
  time_elapsed_minutes, result, origin
from recent_records
where ($since::timestamptz) is null or recorded_at >= $since::timestamptz
order by recorded_at desc
