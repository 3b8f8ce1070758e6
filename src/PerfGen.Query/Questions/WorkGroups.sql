-- What was worked in a window of time, by one thing: tasks that ended in it, and tokens that were used in it.
-- $since, $until: at or after $since and before $until; null is no bound.
-- $by: agent, model, cli, task_type, session, task or day. $zone: IANA name of the zone in which days begin.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
worked as (
  select
    case $by::varchar
      when 'agent' then agent when 'model' then model when 'cli' then cli when 'task_type' then task_type when 'session' then session_id when 'task' then task_id
      when 'day' then strftime(ended_at at time zone $zone::varchar, '%Y-%m-%d')
    end as name,
    *
  from tasks, bounds
  where ended_at >= from_at and ended_at < to_at and result is distinct from 'skipped'
),
done as (
  select
    name,
    count(*) as tasks,
    count(*) filter (result = 'success') as succeeded,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate,
    avg(duration_s) as mean_s,
    quantile_cont(duration_s, 0.95) as p95_s,
    avg(quality_score) as mean_quality,
    avg(performance_index) as mean_index,
    count(*) filter (origin = 'auto') as auto,
    count(*) filter (origin = 'manual') as manual
  from worked
  group by name
),
spent as (
  select
    case $by::varchar
      when 'agent' then agent when 'model' then model when 'cli' then cli when 'task_type' then task_type when 'session' then session_id when 'task' then task_id
      when 'day' then strftime(recorded_at at time zone $zone::varchar, '%Y-%m-%d')
    end as name,
    sum(tokens_total)::bigint as tokens_total,
    case when count(distinct cost_currency) <= 1 then sum(cost) end as cost,
    any_value(cost_currency) as cost_currency
  from token_usage, bounds
  where recorded_at >= from_at and recorded_at < to_at
  group by name
)
select
  coalesce(d.name, s.name) as name, coalesce(d.tasks, 0) as tasks, coalesce(d.succeeded, 0) as succeeded, d.success_rate, d.mean_s, d.p95_s, d.mean_quality, d.mean_index,
  coalesce(d.auto, 0) as auto, coalesce(d.manual, 0) as manual, s.tokens_total, s.cost, s.cost_currency
from done d
full join spent s on s.name is not distinct from d.name
order by case when $by::varchar = 'day' then coalesce(d.name, s.name) end, tasks desc, tokens_total desc nulls last, name nulls last
