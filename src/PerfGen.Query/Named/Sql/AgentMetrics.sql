-- Values that were recorded as the work of an agent, the newest first.
with {_Values},
-- Only what is as new as the oldest value of the page can be on it: few rows are sorted. That there is an agent is said again, since the engine would keep all values
-- for both places where they are the same.
newest as (
  select min(recorded_at) as from_at from (select recorded_at from asked_values where agent is not null order by recorded_at desc {upto})
)
select agent, recorded_at, name as metric_type, value, unit, task_id, session_id, model, cli, origin
from asked_values
where recorded_at >= (select from_at from newest)
order by recorded_at desc, source, seq, name
