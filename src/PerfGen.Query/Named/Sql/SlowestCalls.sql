-- Calls that took longest.
with {_Calls}
select a.duration_ns / 1e9 as duration_s, a.type, a.method, store.status_name(a.status) as status, a.agent, a.model, a.task_id, a.session_id, a.started_at, s.source, a.seq as span_id
from asked_calls a
join store.sources s using (source_id)
where a.duration_ns is not null
order by a.duration_ns desc, s.source, a.seq
