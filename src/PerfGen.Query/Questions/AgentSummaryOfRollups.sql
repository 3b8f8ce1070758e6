-- How often each agent's methods ran, how well, and how fast, from rollups (see RanParts); and what its answers of models took (see ReportParts).
with summed as (
  select
    agent,
    sum(calls)::bigint as calls,
    coalesce(sum(calls) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(calls) filter (status = 0), 0) / nullif(sum(calls) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_sum) / 1e9 as total_s,
    row_number() over (order by agent)::integer as key
  from ran_parts
  group by agent
),
wanted as (
  select unnest([0.50::double, 0.95::double, 0.99::double]) as p
),
grouped as not materialized (
  select s.key, g.bins, g.n, g.durations
  from (
    select agent, bin // 32 as bins, n, [{bin: bin, n: n}] as durations from ran_bins
    /*13*/union all
    select agent, bins, n, durations from store.month_agents where starts_at >= getvariable('months_from')::timestamptz and starts_at < getvariable('months_until')::timestamptz
    and starts_at not in (select starts_at from store.unsettled where of_months)/*.*/
  ) g
  join summed s on s.agent is not distinct from g.agent
),
{_Percentiles},
used as (
  select
    agent,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total
  from used_parts
  group by agent
)
select
  coalesce(r.agent, u.agent) as agent,
  coalesce(r.calls, 0) as calls,
  coalesce(r.succeeded, 0) as succeeded,
  r.success_rate, p.p50 / 1e9 as p50_s, p.p95 / 1e9 as p95_s, p.p99 / 1e9 as p99_s, r.total_s,
  u.tokens_prompt, u.tokens_completion, u.tokens_total
from summed r
left join percentiles p using (key)
full join used u on u.agent is not distinct from r.agent
order by calls desc, agent nulls last
