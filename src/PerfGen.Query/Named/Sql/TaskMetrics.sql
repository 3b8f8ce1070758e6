-- Tasks, the newest first. The page is cut before calls, tokens, values and files are looked up.
with {_ToldTasks},
page as materialized (
  select task_no, part, task_id, session_id, agent, model, cli, task_type, started_at, ended_at, duration_s, result/*usages*/, tokens_total, cost/*.usages*/
  from asked_tasks
  order by coalesce(ended_at, started_at) desc nulls last, session_id, task_id {page}
),
paths as (
  select task_no, part, count(distinct text) filter (kind = 32) as created, count(distinct text) filter (kind = 33) as modified
  from {told_notes}
  where kind in (32, 33)
  group by task_no, part
)
select t.task_id, t.session_id, t.agent, coalesce(t.model, u.model) as model, t.cli, t.task_type, t.started_at, t.ended_at, t.duration_s * 1000 as duration_ms, t.result, t.result = 'success' as success,
  c.calls, u.tokens_total as tokens_used, u.cost, coalesce(v.files_created::bigint, nullif(p.created, 0)) as files_created,
  coalesce(v.files_modified::bigint, nullif(p.modified, 0)) as files_modified, v.lines_changed::bigint as lines_changed, v.quality_score
from page t
left join {told_calls} c on c.task_no = t.task_no and c.part = t.part
left join {told_usages} u on u.task_no = t.task_no and u.part = t.part
left join {told_values} v on v.task_no = t.task_no and v.part = t.part
left join paths p on p.task_no = t.task_no and p.part = t.part
order by coalesce(t.ended_at, t.started_at) desc nulls last, t.session_id, t.task_id
