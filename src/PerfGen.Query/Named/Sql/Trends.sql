-- Calls by whatever is asked for, beside the period of the same length right before. Changes of rates are in points, of all else in percent of before.
with {_Calls},
{_Usages},
keyed as (
  select {key} as key, started_at >= getvariable('since')::timestamptz as is_now, a.* from asked_calls a{join}
),
used as (
  select {key} as key, started_at >= getvariable('since')::timestamptz as is_now,
    (sum(tokens_prompt * sample_weight) + sum(tokens_completion * sample_weight))::bigint as tokens,
    case when count(distinct cost_currency_id) <= 1 then sum(cost * sample_weight) end as cost
  from asked_usages a{join}
  group by {key}, is_now
),
summed as (
  select
    key, is_now,
    sum(sample_weight)::bigint as calls,
    coalesce(sum(sample_weight) filter (status = 0), 0) / nullif(sum(sample_weight) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_ns * sample_weight) / sum(sample_weight) filter (duration_ns is not null) / 1e9 as mean_s,
    percentiles(duration_ns) as p
  from keyed
  group by key, is_now
),
priced as (
  select s.*, u.tokens, u.cost from summed s left join used u on u.key is not distinct from s.key and u.is_now = s.is_now
),
beside as (
  select coalesce(n.key, b.key) as key, n.calls, b.calls as calls_before, n.success_rate, b.success_rate as success_rate_before, n.mean_s, b.mean_s as mean_s_before,
    n.p[2] / 1e9 as p95_s, b.p[2] / 1e9 as p95_s_before, n.tokens, b.tokens as tokens_before, n.cost, b.cost as cost_before
  from (from priced where is_now) n
  full join (from priced where not is_now) b on b.key is not distinct from n.key
)
select key as {by}, calls, calls_before, store.change(calls, calls_before) as calls_change,
  success_rate, success_rate_before, printf('%+d%%', round((success_rate - success_rate_before) * 100)::integer) as success_rate_change,
  mean_s, mean_s_before, store.change(mean_s, mean_s_before) as mean_change, store.change(mean_s_before, mean_s, mean_s_before) as efficiency_change,
  p95_s, p95_s_before, store.change(p95_s, p95_s_before) as p95_change,
  tokens, tokens_before, store.change(tokens, tokens_before) as tokens_change, cost, cost_before, store.change(cost, cost_before) as cost_change
from beside
order by calls desc nulls last, key
