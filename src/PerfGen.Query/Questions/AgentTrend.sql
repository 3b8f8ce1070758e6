-- The median duration of each agent's calls in equal parts of a window of time, part 0 first. Parts without calls have no row.
-- $since, $until: the window's bounds; $parts: how many parts.
with summed as (
  select
    coalesce(m.agent, x.agent) as agent,
    least(((epoch_us(c.started_at) - epoch_us($since::timestamptz)) * $parts::bigint) // greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1), $parts::bigint - 1) as part,
    store.percentiles_of(c.duration_ns, c.sample_weight, is_sampled) as p
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  cross join store.sampling
  where c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
  group by all
)
select agent, part, p[1] / 1e9 as p50_s
from summed
order by agent, part
