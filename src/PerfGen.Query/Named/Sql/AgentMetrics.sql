-- Values that were recorded as the work of an agent, the newest first.
with {_Values}
select agent, recorded_at, name as metric_type, value, unit, task_id, session_id, model, cli, origin
from asked_values
where agent is not null
order by recorded_at desc, source, seq, name
