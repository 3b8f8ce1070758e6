-- What was recorded of each method, by the name that the compiler knows it by.
-- $since: calls that began at or after it; null is no bound.
select
  m.assembly,
  m.documentation_id,
  sum(c.sample_weight)::bigint as calls,
  min(c.started_at) as since,
  max(c.started_at) as until,
  quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
  coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate
from store.calls c
join store.methods m using (method_id)
where c.duration_ns is not null
  and c.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
group by m.assembly, m.documentation_id
order by m.assembly, m.documentation_id
