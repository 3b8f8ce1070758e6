-- Values recorded by hand and captured from calls, by metric. Durations of calls are in MethodSummary.
-- $since, $until: recorded at or after $since and before $until; null is no bound.
select n.name, n.unit, count(*) as "values", sum(v.value) as total, avg(v.value) as mean,
  quantile_cont(v.value, 0.50) as p50, quantile_cont(v.value, 0.95) as p95, min(v.value) as minimum, max(v.value) as maximum
from store.metrics v
join store.metric_names n using (name_id)
where v.recorded_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and v.recorded_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by n.name, n.unit
order by "values" desc, n.name, n.unit
