-- The median duration of each agent's calls in equal parts of a window of time, part 0 first. Parts without calls have no row. Agents are numbers until the end:
-- there are many calls.
-- $since, $until: the window's bounds; $parts: how many parts.
with names as materialized (
  select agent, row_number() over ()::integer as agent_no
  from (
    select agent from store.methods
    union
    select agent from store.contexts
  )
),
methods as materialized (
  select m.method_id, n.agent_no from store.methods m left join names n on n.agent = m.agent
),
contexts as materialized (
  select x.context_id, n.agent_no from store.contexts x join names n on n.agent = x.agent
),
summed as (
  select
    coalesce(m.agent_no, x.agent_no) as agent_no,
    least(((epoch_us(c.started_at) - epoch_us($since::timestamptz)) * $parts::bigint) // greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1), $parts::bigint - 1) as part,
    case when any_value(is_sampled) then store.weighed_percentile(list({v: c.duration_ns, w: c.sample_weight}) filter (is_sampled), 0.50) else quantile_cont(c.duration_ns, 0.50) end as p50
  from store.calls c
  join methods m using (method_id)
  left join contexts x using (context_id)
  cross join store.sampling
  where c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
  group by all
)
select n.agent, s.part, s.p50 / 1e9 as p50_s
from summed s
left join names n using (agent_no)
order by n.agent, s.part
