-- Values, the newest first.
with {_Values},
-- Only what is as new as the oldest value of the page can be on it: few rows are sorted.
newest as (
  select min(recorded_at) as from_at from (select recorded_at from asked_values order by recorded_at desc {upto})
)
select recorded_at, name, value, unit, agent, task_id, session_id, model, cli, origin, type, method, source, seq, sample_weight
from asked_values
where recorded_at >= (select from_at from newest)
order by recorded_at desc, source, seq, name
