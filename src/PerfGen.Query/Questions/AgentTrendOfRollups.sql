-- The median duration of each agent's calls in equal parts of a window of time, from rollups, within 1 %: a day counts in the part in which the middle of it
-- lies, as far as the window reaches. What is not rolled up yet (see RanParts) counts where it began. Agents are numbers until the end: there are many bins.
-- $since, $until: the window's bounds; $parts: how many parts.
with bounds as (
  select epoch_us($since::timestamptz) as from_us, greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1) as length
),
names as materialized (
  select agent, row_number() over ()::integer as agent_no
  from (
    select agent from store.methods
    union
    select agent from store.actors
    /*beside*/union
    select agent from temp.ran_contexts/*.beside*/
    union
    select null
  )
),
days as (
  select starts_at, least((greatest(least(epoch_us(starts_at) + 43200000000, b.from_us + b.length), b.from_us) - b.from_us) * $parts::bigint // b.length, $parts::bigint - 1) as part
  from (
    /*unsettled*/select distinct starts_at from store.rollup_days/*13*/ where starts_at in (select starts_at from store.unsettled where not of_months)
    union all/*.13*//*.unsettled*/
    /*13*/select distinct starts_at from store.day_agents/*unsettled*/ where starts_at not in (select starts_at from store.unsettled where not of_months)/*.unsettled*//*.13*/
  ) d
  cross join bounds b
  where epoch_us(starts_at) + 86400000000 > b.from_us and epoch_us(starts_at) <= b.from_us + b.length
),
wanted as (
  select unnest([0.50::double]) as p
),
grouped as not materialized (
  select (n.agent_no * $parts::bigint + g.part)::bigint as key, g.bins, g.n, g.durations
  from (
    /*13*/select a.agent, d.part, a.bins, a.n, a.durations
    from store.day_agents a
    join days d using (starts_at)
    /*unsettled*/where a.starts_at not in (select starts_at from store.unsettled where not of_months)
    union all/*.unsettled*//*.13*/
    /*unsettled*/select agent, part, duration.bin // 32 as bins, duration.n as n, [duration] as durations
    from (
      select coalesce(m.agent, a.agent) as agent, d.part, unnest(r.durations) as duration
      from store.rollup_days r
      join days d using (starts_at)
      join store.methods m using (method_id)
      left join store.actors a using (actor_id)
      /*13*/where r.starts_at in (select starts_at from store.unsettled where not of_months)/*.13*/
    )/*.unsettled*/
    /*beside*/union all
    select agent, part, bin // 32, n, [{bin: bin, n: n}]
    from (
      select coalesce(m.agent, x.agent) as agent, least((epoch_us(c.started_at) - b.from_us) * $parts::bigint // b.length, $parts::bigint - 1) as part,
        store.bin_of(c.duration_ns::double) as bin, c.sample_weight::bigint as n
      from store.calls c
      cross join bounds b
      join store.methods m using (method_id)
      left join temp.ran_contexts x using (context_id)
      where not c.is_rolled_up and c.started_at >= getvariable('beside_from')::timestamptz and c.started_at < coalesce(getvariable('until')::timestamptz, 'infinity'::timestamptz)
        and c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
    )/*.beside*/
  ) g
  join names n on n.agent is not distinct from g.agent
),
{_Percentiles}
select n.agent, m.key % $parts::bigint as part, m.p50 / 1e9 as p50_s
from percentiles m
join names n on n.agent_no = m.key // $parts::bigint
order by n.agent, part
