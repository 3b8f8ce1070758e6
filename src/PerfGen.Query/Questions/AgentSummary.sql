-- How often each agent's methods ran, how well, and how fast; and what its answers of models took.
-- $since, $until: calls that began, and tokens that were recorded, at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
asked as (
  select *, case when duration_ns is not null then sample_weight end as timed_weight
  from calls, bounds
  where started_at >= from_at and started_at < to_at
),
ranked as (
  select *,
    sum(timed_weight) over (partition by agent order by duration_ns) as upto,
    sum(timed_weight) over (partition by agent) as total
  from asked
),
ran as (
  select
    agent,
    sum(sample_weight)::bigint as calls,
    coalesce(sum(sample_weight) filter (status = 'success'), 0)::bigint as succeeded,
    coalesce(sum(sample_weight) filter (status = 'success'), 0) / nullif(sum(sample_weight) filter (status in ('success', 'failure', 'timeout')), 0) as success_rate,
    weighted_quantile(duration_ns, upto, total, 0.50) / 1e9 as p50_s,
    weighted_quantile(duration_ns, upto, total, 0.95) / 1e9 as p95_s,
    weighted_quantile(duration_ns, upto, total, 0.99) / 1e9 as p99_s,
    sum(duration_ns * sample_weight) / 1e9 as total_s
  from ranked
  group by agent
),
used as (
  select
    agent,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total
  from token_usage, bounds
  where recorded_at >= from_at and recorded_at < to_at
  group by agent
)
select
  coalesce(r.agent, u.agent) as agent,
  coalesce(r.calls, 0) as calls,
  coalesce(r.succeeded, 0) as succeeded,
  r.success_rate, r.p50_s, r.p95_s, r.p99_s, r.total_s,
  u.tokens_prompt, u.tokens_completion, u.tokens_total
from ran r
full join used u on u.agent is not distinct from r.agent
order by calls desc, agent nulls last
