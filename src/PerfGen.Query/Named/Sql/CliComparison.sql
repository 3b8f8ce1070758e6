-- Each agent in each command-line tool: how long its calls take, and whether the tool that is fastest is so beyond chance. Durations are skewed, so their
-- logarithms are compared, by the statistic of Welch; 3 or more is chance in 3 of 1,000 comparisons. Fewer than 20 calls say nothing.
with {_Calls},
measured as (
  select agent, cli, sum(sample_weight)::bigint as calls, sum(duration_ns * sample_weight) / sum(sample_weight) / 1e6 as mean_ms, count(*) as n,
    median(duration_ns) / 1e6 as median_ms, avg(ln(duration_ns)) as middle, var_samp(ln(duration_ns)) as spread,
    coalesce(sum(sample_weight) filter (status = 0), 0) / nullif(sum(sample_weight) filter (status in (0, 1, 3)), 0) as success_rate
  from asked_calls
  where agent is not null and cli is not null and duration_ns > 0
  group by agent, cli
),
placed as (
  select *, row_number() over (partition by agent order by middle, cli) as place from measured
),
compared as (
  select p.*, exp(p.middle - b.middle) as times_as_long,
    case when p.place > 1 and p.n >= 20 and b.n >= 20 then (p.middle - b.middle) / nullif(sqrt(p.spread / p.n + b.spread / b.n), 0) end as t
  from placed p
  join placed b on b.agent = p.agent and b.place = 1
)
select agent, cli, calls, mean_ms, median_ms, success_rate, times_as_long, t as welch_t,
  case when place = 1 then count(*) over tools > 1 and count(*) filter (t >= 3) over tools = count(*) over tools - 1 end as is_recommended
from compared
window tools as (partition by agent)
order by agent, place
