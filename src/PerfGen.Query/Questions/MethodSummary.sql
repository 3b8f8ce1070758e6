-- How often each tracked method ran, how well, and how fast; the method that took most time first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
with asked as (
  select *, case when duration_ns is not null then sample_weight end as timed_weight
  from calls
  where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
    and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
),
ranked as (
  select *,
    sum(timed_weight) over (partition by type, method, metric order by duration_ns) as upto,
    sum(timed_weight) over (partition by type, method, metric) as total
  from asked
)
select
  type,
  method,
  metric,
  sum(sample_weight)::bigint as calls,
  coalesce(sum(sample_weight) filter (status = 'success'), 0)::bigint as succeeded,
  coalesce(sum(sample_weight) filter (status = 'success'), 0) / nullif(sum(sample_weight) filter (status in ('success', 'failure', 'timeout')), 0) as success_rate,
  weighted_quantile(duration_ns, upto, total, 0.50) / 1e9 as p50_s,
  weighted_quantile(duration_ns, upto, total, 0.95) / 1e9 as p95_s,
  weighted_quantile(duration_ns, upto, total, 0.99) / 1e9 as p99_s,
  sum(duration_ns * sample_weight) / 1e9 as total_s,
  sum(tokens_prompt)::bigint as tokens_prompt,
  sum(tokens_completion)::bigint as tokens_completion
from ranked
group by type, method, metric
order by total_s desc nulls last, type, method, metric
