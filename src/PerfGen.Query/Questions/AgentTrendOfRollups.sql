-- The median duration of each agent's calls in equal parts of a window of time, from rollups, within 1 %: a day counts in the part in which the middle of it
-- lies, as far as the window reaches. What is not rolled up yet counts where it began.
-- $since, $until: the window's bounds; $parts: how many parts.
with bounds as (
  select epoch_us($since::timestamptz) as from_us, greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1) as length
),
days as (
  select coalesce(m.agent, a.agent) as agent,
    greatest(least(epoch_us(d.starts_at) + 43200000000, b.from_us + b.length), b.from_us) - b.from_us as behind, b.length, unnest(d.durations) as duration
  from store.rollup_days d
  cross join bounds b
  join store.methods m using (method_id)
  left join store.actors a using (actor_id)
  where epoch_us(d.starts_at) + 86400000000 > b.from_us and epoch_us(d.starts_at) <= b.from_us + b.length
),
binned as (
  select agent, least((behind * $parts::bigint) // length, $parts::bigint - 1) as part, bin, sum(n) as n
  from (
    select agent, behind, length, duration.bin as bin, duration.n as n from days
    union all
    select coalesce(m.agent, x.agent), epoch_us(c.started_at) - b.from_us, b.length, store.bin_of(c.duration_ns::double), c.sample_weight
    from store.calls c
    cross join bounds b
    join store.methods m using (method_id)
    left join store.contexts x using (context_id)
    where not c.is_rolled_up and c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
  )
  group by all
),
placed as (
  select agent, part, store.bin_value(bin) as value, sum(n) over (partition by agent, part order by bin) as below, sum(n) over (partition by agent, part) as everything
  from binned
)
select agent, part, min(value) filter (below >= 0.5 * everything) / 1e9 as p50_s
from placed
group by agent, part
order by agent, part
