-- Calls, the newest first. The page is cut before names are looked up.
with {_CallsOrPlain},
-- Only what is as new as the oldest call of the page can be on it: few rows are sorted.
newest as (
  select min(started_at) as from_at from (select started_at from asked_calls order by started_at desc {upto})
),
page as (
  select a.source_id, a.seq, a.started_at
  from asked_calls a
  join store.sources s using (source_id)
  where a.started_at >= (select from_at from newest)
  order by a.started_at desc, s.source, a.seq {page}
)
select c.started_at, c.duration_ns / 1e9 as duration_s, store.status_name(c.status) as status, error.text as error_type, m.type, m.method, m.metric,
  coalesce(m.agent, x.agent) as agent, x.task_id, coalesce(m.task_type, x.task_type) as task_type, x.session_id, x.model, x.cli, u.tokens_prompt, u.tokens_completion, u.cost,
  s.source, c.seq as span_id, c.parent as parent_id, c.sample_weight
from page p
join store.calls c on c.source_id = p.source_id and c.seq = p.seq and c.started_at = p.started_at
join store.methods m using (method_id)
join store.sources s on s.source_id = c.source_id
left join store.contexts x using (context_id)
left join store.call_usages u on u.source_id = c.source_id and u.seq = c.seq
left join store.errors e using (error_no)
left join store.strings error on error.string_id = e.type_id
order by c.started_at desc, s.source, c.seq
