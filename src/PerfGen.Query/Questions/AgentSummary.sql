-- How often each agent's methods ran, how well, and how fast; and what its answers of models took.
-- $since, $until: calls that began, and tokens that were recorded, at or after $since and before $until; null is no bound.
with summed as (
  select
    coalesce(m.agent, x.agent) as agent,
    sum(c.sample_weight)::bigint as calls,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0)::bigint as succeeded,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    store.percentiles_of(c.duration_ns, c.sample_weight, is_sampled) as p,
    sum(c.duration_ns * c.sample_weight) / 1e9 as total_s
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  cross join store.sampling
  where c.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and c.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by all
),
used as (
  select
    agent,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total
  from token_usage
  where recorded_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and recorded_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by agent
)
select
  coalesce(r.agent, u.agent) as agent,
  coalesce(r.calls, 0) as calls,
  coalesce(r.succeeded, 0) as succeeded,
  r.success_rate, r.p[1] / 1e9 as p50_s, r.p[2] / 1e9 as p95_s, r.p[3] / 1e9 as p99_s, r.total_s,
  u.tokens_prompt, u.tokens_completion, u.tokens_total
from summed r
full join used u on u.agent is not distinct from r.agent
order by calls desc, agent nulls last
