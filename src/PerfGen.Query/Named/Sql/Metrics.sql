-- Values, the newest first.
with {_Values}
select recorded_at, name, value, unit, agent, task_id, session_id, model, cli, origin, type, method, source, seq, sample_weight
from asked_values
order by recorded_at desc, source, seq, name
