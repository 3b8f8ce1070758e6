-- Values of a session as a whole, which no agent has recorded as its own; the newest first. Which these are is said once, to the tables that _Values reads.
with {_Values}
select session_id as swarm_id, recorded_at, name as metric_type, value, unit, model, cli, origin
from asked_values
order by recorded_at desc, source, seq, name
