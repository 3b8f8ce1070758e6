-- Calls by whatever is asked for, from rollups; percentiles are within 1 %.
with {_Parts},
summed as (
  select key, sum(calls)::bigint as calls, coalesce(sum(calls) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(calls) filter (status = 0), 0) / nullif(sum(calls) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_sum) / nullif(sum(timed), 0) / 1e9 as mean_s, min(duration_min) as duration_min, max(duration_max) as duration_max, sum(timed) as timed, sum(duration_sum) / 1e9 as total_s,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning,
    case when count(distinct cost_currency_id) <= 1 then sum(cost) end as cost, any_value(cost_currency_id) as currency, min(first_at) as first_at, max(last_at) as last_at
  from (
    select {key} as key, status, calls, timed, duration_sum, duration_min, duration_max, tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning,
      cost, cost_currency_id, first_at, last_at
    from parts
    union all
    select {key}, status, sample_weight, if(duration_ns is null, 0, sample_weight), duration_ns * sample_weight, duration_ns, duration_ns,
      null, null, null, null, null, null, null, started_at, started_at
    from rows_beside
    union all
    select {key}, status, 0, 0, null, null, null,
      tokens_prompt * sample_weight, tokens_completion * sample_weight, tokens_cache_read * sample_weight, tokens_cache_write * sample_weight, tokens_reasoning * sample_weight,
      cost * sample_weight, cost_currency_id, null, null
    from usages_beside
  )
  group by key
),
binned as (
  select key, bin, sum(n) as n
  from (
    select key, d.bin as bin, d.n as n from (select {key} as key, unnest(durations) as d from parts)
    union all
    select {key}, store.bin_of(duration_ns::double), sample_weight from rows_beside where duration_ns is not null
  )
  group by key, bin
),
placed as (
  select key, store.bin_value(bin) as value, sum(n) over (partition by key order by bin) as below, sum(n) over (partition by key) as everything
  from binned
),
percentiles as (
  select key, min(value) filter (below >= 0.50 * everything) as p50, min(value) filter (below >= 0.95 * everything) as p95, min(value) filter (below >= 0.99 * everything) as p99
  from placed
  group by key
)
select s.key as {by}, calls, succeeded, success_rate, mean_s, least(greatest(p50, duration_min), duration_max) / 1e9 as p50_s,
  least(greatest(p95, duration_min), duration_max) / 1e9 as p95_s, least(greatest(p99, duration_min), duration_max) / 1e9 as p99_s, duration_max / 1e9 as max_s, total_s,
  tokens_prompt, tokens_completion, case when tokens_prompt is not null or tokens_completion is not null then coalesce(tokens_prompt, 0) + coalesce(tokens_completion, 0) end as tokens_total,
  tokens_cache_read, tokens_cache_write, tokens_reasoning, cost::decimal(38, 9) as cost, c.text as cost_currency, first_at, last_at
from summed s
left join percentiles p on p.key is not distinct from s.key
left join store.strings c on c.string_id = s.currency
order by {order} nulls last, s.key
