(
  select x.task_no, 0 as part, f.kind, f.text
  from page p
  join store.contexts x on x.task_no = p.task_no
  join store.facts f on f.context_id = x.context_id
)
