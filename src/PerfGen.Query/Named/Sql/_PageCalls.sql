(
  select x.task_no, 0 as part, sum(r.calls)::bigint as calls
  from page p
  join store.contexts x on x.task_no = p.task_no
  join (select context_id, sample_weight as calls from store.calls union all select context_id, calls from store.removed_calls) r on r.context_id = x.context_id
  group by x.task_no
)
