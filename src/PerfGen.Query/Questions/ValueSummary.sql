-- Values recorded by hand and captured from calls, by metric. Durations of calls are in MethodSummary.
-- $since, $until: recorded at or after $since and before $until; null is no bound.
select
  name,
  unit,
  count(*) as "values",
  sum(value) as total,
  avg(value) as mean,
  quantile_cont(value, 0.50) as p50,
  quantile_cont(value, 0.95) as p95,
  min(value) as minimum,
  max(value) as maximum
from metrics
where seq is distinct from span_id
  and recorded_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and recorded_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by name, unit
order by "values" desc, name, unit
