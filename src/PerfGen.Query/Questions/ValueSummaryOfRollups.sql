-- Values recorded by hand and captured from calls, by metric (see ReportParts); percentiles are within 1 %.
with bins as (
  select name_id, bin, sum(n)::bigint as n
  from (
    select name_id, store.bin_of(value) as bin, count(*) as n from store.metrics where live(recorded_at) group by name_id, store.bin_of(value)
    /*13*/union all
    select name_id, bin, n from store.day_value_bins where {settled}/*.13*/
  )
  group by name_id, bin
),
placed as (
  select name_id, store.bin_value(bin) as value, sum(n) over (partition by name_id order by bin) as below, sum(n) over (partition by name_id) as everything from bins
),
percentiles as (
  select name_id, min(value) filter (below >= 0.50 * everything) as p50, min(value) filter (below >= 0.95 * everything) as p95 from placed group by name_id
)
select n.name, n.unit, m."values", m.total, m.total / m."values" as mean, greatest(least(p.p50, m.maximum), m.minimum) as p50, greatest(least(p.p95, m.maximum), m.minimum) as p95,
  m.minimum, m.maximum
from measured_parts m
join store.metric_names n using (name_id)
left join percentiles p using (name_id)
order by "values" desc, n.name, n.unit
