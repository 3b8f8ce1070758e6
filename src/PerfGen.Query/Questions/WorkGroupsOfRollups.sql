-- What was worked in a window of time, by model or kind of task: tasks that ended in it, and tokens that were used in it (see ReportParts).
-- $by: model or task_type.
with done as (
  select
    case when $by::varchar = 'model' then model else task_type end as name,
    sum(tasks)::bigint as tasks,
    coalesce(sum(tasks) filter (result = 0), 0)::bigint as succeeded,
    coalesce(sum(tasks) filter (result = 0), 0) / nullif(sum(tasks) filter (result in (0, 1, 2, 3)), 0) as success_rate,
    sum(duration_us) / nullif(sum(timed), 0) / 1e6 as mean_s,
    sum(quality_sum) / nullif(sum(assessed), 0) as mean_quality,
    sum(index_sum) / nullif(sum(indexed), 0) as mean_index,
    coalesce(sum(tasks) filter (origin = 0), 0)::bigint as auto,
    coalesce(sum(tasks) filter (origin = 1), 0)::bigint as manual
  from worked_parts
  where result is not null and result <> 5
  group by name
),
placed as (
  select name, store.bin_value(bin) as value, sum(n) over (partition by name order by bin) as below, sum(n) over (partition by name) as everything
  from worked_bins
  where by_model = ($by::varchar = 'model')
),
lasted as (
  select name, min(value) / 1e6 as p95_s from placed where below >= 0.95 * everything group by name
),
spent as (
  select
    case when $by::varchar = 'model' then model else task_type end as name,
    sum(tokens_total)::bigint as tokens_total,
    case when count(distinct cost_currency) <= 1 then sum(cost) end as cost,
    any_value(cost_currency) as cost_currency
  from used_parts
  group by name
)
select
  coalesce(d.name, s.name) as name, coalesce(d.tasks, 0) as tasks, coalesce(d.succeeded, 0) as succeeded, d.success_rate, d.mean_s, l.p95_s, d.mean_quality, d.mean_index,
  coalesce(d.auto, 0) as auto, coalesce(d.manual, 0) as manual, s.tokens_total, s.cost, s.cost_currency
from done d
left join lasted l on l.name is not distinct from d.name
full join spent s on s.name is not distinct from d.name
order by tasks desc, tokens_total desc nulls last, name nulls last
