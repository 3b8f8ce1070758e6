-- How often each agent's methods ran, how well, and how fast, from rollups (see RanParts).
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
    /*bins*/select agent, bin // 32 as bins, n, [{bin: bin, n: n}] as durations from (select agent, bin, sum(n)::bigint as n from ran_bins group by agent, bin)
    /*13*/union all/*.13*//*.bins*/
    /*13*/select agent, bins, n, durations from store.month_agents where {_OfMonths}/*.13*/
    /*14*//*days*/union all
    select agent, bins, n, durations from store.day_agents where {_OfDays}/*.days*//*.14*/
  ) g
  join summed s on s.agent is not distinct from g.agent
),
{_Percentiles}
select
  s.agent, s.calls, s.succeeded, s.success_rate, p.p50 / 1e9 as p50_s, p.p95 / 1e9 as p95_s, p.p99 / 1e9 as p99_s, s.total_s
from summed s
left join percentiles p using (key)
