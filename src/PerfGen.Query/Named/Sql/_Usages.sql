asked_usages as (
  select c.*, m.type, m.method, m.metric, coalesce(m.agent, x.agent) as agent, x.model, x.cli, coalesce(m.task_type, x.task_type) as task_type, x.session_id, x.task_id
  from store.call_usages c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  where true{calls}
)
