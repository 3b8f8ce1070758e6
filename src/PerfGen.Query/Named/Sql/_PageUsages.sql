(
  select x.task_no, 0 as part, sum(u.tokens_total)::bigint as tokens_total, store.cost_of(u.cost, u.cost_currency_id) as cost, max(u.model) as model
  from page p
  join store.contexts x on x.task_no = p.task_no
  join store.usages u on u.context_id = x.context_id
  group by x.task_no
)
