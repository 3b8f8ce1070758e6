-- Gives folded tasks whose scopes do not say a model that of their usages.
update temp.folded_tasks t
set model = w.model
from (
  select t.task_no, t.part, max(u.model) as model
  from store.counted_amounts u
  join temp.fold_contexts x using (context_id)
  join temp.folded_tasks t on t.task_no = x.task_no and u.recorded_at >= t.from_at and u.recorded_at < t.until_at
  where t.model is null
  group by t.task_no, t.part
) w
where t.model is null and t.task_no = w.task_no and t.part = w.part;
