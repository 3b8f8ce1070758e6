-- Calls by whatever is asked for: how many, how well, how fast, how dear.
with {_Calls},
{_Usages},
keyed as (
  select {key} as key, a.* from asked_calls a{join}
),
used as (
  select
    {key} as key,
    {_GroupUsages}
  from asked_usages a{join}
  group by {key}
),
summed as (
  select
    key,
    {_GroupCalls}
  from keyed
  group by key
)
select s.key as {by}, calls, succeeded, success_rate, mean_s, p[1] / 1e9 as p50_s, p[2] / 1e9 as p95_s, p[3] / 1e9 as p99_s, max_s, total_s,
  tokens_prompt, tokens_completion, case when tokens_prompt is not null or tokens_completion is not null then coalesce(tokens_prompt, 0) + coalesce(tokens_completion, 0) end as tokens_total,
  tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, c.text as cost_currency, first_at, last_at
from summed s
left join used u on u.key is not distinct from s.key
left join store.strings c on c.string_id = u.currency
order by {order} nulls last, s.key
