(
  select x.task_no, 0 as part,
    sum(case when n.name = 'files_created' then v.value end) as files_created,
    sum(case when n.name = 'files_modified' then v.value end) as files_modified,
    sum(case when n.name = 'lines_changed' then v.value end) as lines_changed,
    arg_max(v.value, case when n.name = 'quality_score' then (v.recorded_at, s.source, v.seq) end) as quality_score
  from page p
  join store.contexts x on x.task_no = p.task_no
  join store.metrics v on v.context_id = x.context_id
  join store.metric_names n using (name_id)
  join store.sources s using (source_id)
  where n.name in ('files_created', 'files_modified', 'lines_changed', 'quality_score')
  group by x.task_no
)
