-- How often each agent's methods ran, how well, and how fast, from rollups (see RanParts); and what its answers of models took.
-- $since, $until: tokens that were recorded at or after $since and before $until; null is no bound.
with summed as (
  select
    agent,
    sum(calls)::bigint as calls,
    coalesce(sum(calls) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(calls) filter (status = 0), 0) / nullif(sum(calls) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_sum) / 1e9 as total_s
  from ran_parts
  group by agent
),
placed as (
  select agent, store.bin_value(bin) as value, sum(n) over (partition by agent order by bin) as below, sum(n) over (partition by agent) as everything
  from (select agent, bin, sum(n) as n from ran_bins group by agent, bin)
),
percentiles as (
  select agent, min(value) filter (below >= 0.50 * everything) / 1e9 as p50_s, min(value) filter (below >= 0.95 * everything) / 1e9 as p95_s, min(value) filter (below >= 0.99 * everything) / 1e9 as p99_s
  from placed
  group by agent
),
used as (
  select
    agent,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total
  from token_usage
  where recorded_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and recorded_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by agent
)
select
  coalesce(r.agent, u.agent) as agent,
  coalesce(r.calls, 0) as calls,
  coalesce(r.succeeded, 0) as succeeded,
  r.success_rate, p.p50_s, p.p95_s, p.p99_s, r.total_s,
  u.tokens_prompt, u.tokens_completion, u.tokens_total
from summed r
left join percentiles p on p.agent is not distinct from r.agent
full join used u on u.agent is not distinct from r.agent
order by calls desc, agent nulls last
