-- The median duration of each agent's calls in equal parts of a window of time, part 0 first. Parts without calls have no row.
-- $since, $until: the window's bounds; $parts: how many parts.
with asked as (
  select
    agent,
    least(((epoch_us(started_at) - epoch_us($since::timestamptz)) * $parts::bigint) // greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1), $parts::bigint - 1) as part,
    duration_ns,
    sample_weight
  from calls
  where duration_ns is not null and started_at >= $since::timestamptz and started_at <= $until::timestamptz
),
ranked as (
  select *,
    sum(sample_weight) over (partition by agent, part order by duration_ns) as upto,
    sum(sample_weight) over (partition by agent, part) as total
  from asked
)
select agent, part, weighted_quantile(duration_ns, upto, total, 0.50) / 1e9 as p50_s
from ranked
group by agent, part
order by agent, part
