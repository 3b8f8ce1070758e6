asked_values as not materialized (
  select v.*
  from (
    select v.recorded_at, n.name, v.value, n.unit, x.task_id, x.session_id, coalesce(m.agent, x.agent) as agent, x.model, x.cli,
      case v.origin when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin, m.type, m.method, v.call as span_id, s.source, v.seq, 1 as sample_weight
    from store.metrics v
    join store.metric_names n using (name_id)
    join store.sources s using (source_id)
    left join store.contexts x using (context_id)
    left join store.methods m using (method_id)
    where true{whose}
    union all
    select c.started_at, m.metric, c.duration_ns / 1e9, 'seconds', x.task_id, x.session_id, coalesce(m.agent, x.agent), x.model, x.cli,
      'auto', m.type, m.method, c.seq, s.source, c.seq, c.sample_weight
    from store.calls c
    join store.methods m using (method_id)
    join store.sources s using (source_id)
    left join store.contexts x using (context_id)
    where c.duration_ns is not null{whose}
  ) v
  where true{values}
)
