-- How often each tracked method ran, how well, and how fast; the method that took most time first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
-- Methods of one name, such as overloads, are one row.
with named as (
  select method_id, min(method_id) over (partition by type, method, metric) as name_id from store.methods
),
summed as (
  select
    n.name_id,
    sum(c.sample_weight)::bigint as calls,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0)::bigint as succeeded,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    store.percentiles_of(c.duration_ns, c.sample_weight, is_sampled) as p,
    sum(c.duration_ns * c.sample_weight) / 1e9 as total_s
  from store.calls c
  join named n using (method_id)
  cross join store.sampling
  where c.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and c.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by n.name_id
),
used as (
  select n.name_id, sum(u.tokens_prompt)::bigint as tokens_prompt, sum(u.tokens_completion)::bigint as tokens_completion
  from store.call_usages u
  join named n using (method_id)
  where u.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and u.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by n.name_id
)
select m.type, m.method, m.metric, s.calls, s.succeeded, s.success_rate, s.p[1] / 1e9 as p50_s, s.p[2] / 1e9 as p95_s, s.p[3] / 1e9 as p99_s, s.total_s,
  u.tokens_prompt, u.tokens_completion
from summed s
left join used u using (name_id)
join store.methods m on m.method_id = s.name_id
order by s.total_s desc nulls last, m.type, m.method, m.metric
