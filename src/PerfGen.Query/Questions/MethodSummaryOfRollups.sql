-- How often each tracked method ran, how well, and how fast, from rollups (see RanParts); the method that took most time first.
with summed as (
  select
    type, method, metric,
    sum(calls)::bigint as calls,
    coalesce(sum(calls) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(calls) filter (status = 0), 0) / nullif(sum(calls) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_sum) / 1e9 as total_s,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion
  from ran_parts
  group by type, method, metric
),
placed as (
  select type, method, metric, store.bin_value(bin) as value, sum(n) over (partition by type, method, metric order by bin) as below,
    sum(n) over (partition by type, method, metric) as everything
  from (select type, method, metric, bin, sum(n) as n from ran_bins group by type, method, metric, bin)
),
percentiles as (
  select type, method, metric, min(value) filter (below >= 0.50 * everything) / 1e9 as p50_s, min(value) filter (below >= 0.95 * everything) / 1e9 as p95_s,
    min(value) filter (below >= 0.99 * everything) / 1e9 as p99_s
  from placed
  group by type, method, metric
)
select type, method, metric, calls, succeeded, success_rate, p50_s, p95_s, p99_s, total_s, tokens_prompt, tokens_completion
from summed
left join percentiles using (type, method, metric)
order by total_s desc nulls last, type, method, metric
