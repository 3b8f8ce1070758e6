-- The median duration of each agent's calls in equal parts of a window of time, part 0 first. Parts without calls have no row. Agents are numbers until the end
-- (see TrendAgents): there are many calls.
-- $since, $until: the window's bounds; $parts: how many parts.
with summed as (
  select
    coalesce(m.agent_no, x.agent_no) as agent_no,
    least(((epoch_us(c.started_at) - epoch_us($since::timestamptz)) * $parts::bigint) // greatest(epoch_us($until::timestamptz) - epoch_us($since::timestamptz), 1), $parts::bigint - 1) as part,
    case when any_value(is_sampled) then store.weighed_percentile(list({v: c.duration_ns, w: c.sample_weight}) filter (is_sampled), 0.50) else quantile_cont(c.duration_ns, 0.50) end as p50
  from store.calls c
  join temp.trend_methods m using (method_id)
  left join temp.trend_contexts x using (context_id)
  cross join store.sampling
  where c.duration_ns is not null and c.started_at >= $since::timestamptz and c.started_at <= $until::timestamptz
  group by all
)
select a.agent, s.part, s.p50 / 1e9 as p50_s
from summed s
left join temp.trend_agents a using (agent_no)
order by a.agent, s.part
