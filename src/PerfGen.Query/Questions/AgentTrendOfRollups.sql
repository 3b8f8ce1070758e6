-- The median duration of each agent's calls in equal parts of a window of time, from rollups, within 1 %: a day counts in the part in which the middle of it
-- lies, as far as the window reaches. What is not rolled up yet counts where it began. Agents are numbers until the end: there are many bins.
-- $since, $until: the window's bounds; $parts: how many parts.
with bounds as (
  select epoch_us($since::timestamptz) as from_us, greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1) as length
),
names as materialized (
  select agent, row_number() over ()::integer as agent_no
  from (select agent from store.methods union select agent from store.actors union select agent from store.contexts)
  where agent is not null
),
of_methods as (
  select m.method_id, n.agent_no from store.methods m left join names n using (agent)
),
of_actors as (
  select a.actor_id, n.agent_no from store.actors a left join names n using (agent)
),
days as (
  select coalesce(m.agent_no, a.agent_no) as agent_no,
    greatest(least(epoch_us(d.starts_at) + 43200000000, b.from_us + b.length), b.from_us) - b.from_us as behind, b.length, unnest(d.durations) as duration
  from store.rollup_days d
  cross join bounds b
  join of_methods m using (method_id)
  left join of_actors a using (actor_id)
  where epoch_us(d.starts_at) + 86400000000 > b.from_us and epoch_us(d.starts_at) <= b.from_us + b.length
),
beside as (
  select n.agent_no, c.behind, c.length, c.bin, c.n
  from (
    select coalesce(m.agent, x.agent) as agent, epoch_us(c.started_at) - b.from_us as behind, b.length, store.bin_of(c.duration_ns::double) as bin, c.sample_weight as n
    from store.calls c
    cross join bounds b
    join store.methods m using (method_id)
    left join store.contexts x using (context_id)
    where not c.is_rolled_up and c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
  ) c
  left join names n using (agent)
),
binned as (
  select agent_no, least((behind * $parts::bigint) // length, $parts::bigint - 1) as part, bin, sum(n)::bigint as n
  from (
    select agent_no, behind, length, duration.bin as bin, duration.n as n from days
    union all
    from beside
  )
  group by all
),
placed as (
  select agent_no, part, store.bin_value(bin) as value, sum(n) over (partition by agent_no, part order by bin) as below, sum(n) over (partition by agent_no, part) as everything
  from binned
),
medians as (
  select agent_no, part, min(value) filter (below >= 0.5 * everything) / 1e9 as p50_s
  from placed
  group by agent_no, part
)
select n.agent, m.part, m.p50_s
from medians m
left join names n using (agent_no)
order by n.agent, m.part
