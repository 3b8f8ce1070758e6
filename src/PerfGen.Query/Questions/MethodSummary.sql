-- How often each tracked method ran, how well, and how fast; the method that took most time first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select
  type,
  method,
  metric,
  sum(sample_weight)::bigint as calls,
  coalesce(sum(sample_weight) filter (status = 'success'), 0)::bigint as succeeded,
  sum(sample_weight) filter (status = 'success') / nullif(sum(sample_weight) filter (status in ('success', 'failure', 'timeout')), 0) as success_rate,
  quantile_cont(duration_ns, 0.50) / 1e9 as p50_s,
  quantile_cont(duration_ns, 0.95) / 1e9 as p95_s,
  quantile_cont(duration_ns, 0.99) / 1e9 as p99_s,
  sum(duration_ns * sample_weight) / 1e9 as total_s,
  sum(tokens_prompt)::bigint as tokens_prompt,
  sum(tokens_completion)::bigint as tokens_completion
from calls
where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by type, method, metric
order by total_s desc nulls last, type, method, metric
