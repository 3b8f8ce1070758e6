-- Tasks that were folded (FoldTasks) and usages of a window, under the names of the views that hide all others: what a report of rows asks of them.
create or replace temp table tasks as
select null::varchar as task_id, null::varchar as session_id, null::varchar as agent, null::varchar as cli, model, task_type, placed_at as started_at, ended_at,
  duration_us / 1e6 as duration_s, quality as quality_score, performance as performance_index,
  case result when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped' end as result,
  case origin when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin
from temp.folded_tasks;

create or replace temp table token_usage as
select u.recorded_at, null::varchar as task_id, null::varchar as session_id, null::varchar as cli, u.task_type, u.agent, u.model, u.tokens_prompt, u.tokens_completion, u.tokens_total, u.cost,
  s.text as cost_currency
from {usages} u
left join store.strings s on s.string_id = u.cost_currency_id
where live(u.recorded_at)
