parts as (
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent) as agent, x.model, x.cli, coalesce(m.task_type, x.task_type) as task_type, c.status,
    c.calls, c.timed, c.duration_sum, c.duration_min, c.duration_max, c.tokens_prompt, c.tokens_completion, c.tokens_cache_read, c.tokens_cache_write, c.tokens_reasoning,
    c.cost, c.cost_currency_id, c.starts_at as first_at, c.starts_at as last_at, c.durations
  from store.rollup_days c
  join store.methods m using (method_id)
  left join store.actors x using (actor_id)
  where c.starts_at >= getvariable('days_from')::timestamptz and c.starts_at < getvariable('days_until')::timestamptz and not (c.starts_at >= getvariable('months_from')::timestamptz and c.starts_at < getvariable('months_until')::timestamptz){dimensions}{days}
  union all
  select m.type, m.method, m.metric, c.agent, null as model, null as cli, m.task_type, c.status,
    c.calls, c.timed, c.duration_sum, c.duration_min, c.duration_max, c.tokens_prompt, c.tokens_completion, c.tokens_cache_read, c.tokens_cache_write, c.tokens_reasoning,
    c.cost, c.cost_currency_id, c.starts_at, c.starts_at, c.durations
  from store.rollup_months c
  join store.methods m using (method_id)
  where c.starts_at >= getvariable('months_from')::timestamptz and c.starts_at < getvariable('months_until')::timestamptz{months}
  union all
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent) as agent, x.model, x.cli, coalesce(m.task_type, x.task_type) as task_type, c.status,
    c.calls, c.timed, c.duration_sum, c.duration_min, c.duration_max, c.tokens_prompt, c.tokens_completion, c.tokens_cache_read, c.tokens_cache_write, c.tokens_reasoning,
    c.cost, c.cost_currency_id, c.starts_at as first_at, c.starts_at as last_at, c.durations
  from store.rollup_hours c
  join store.methods m using (method_id)
  left join store.actors x using (actor_id)
  where c.starts_at > coalesce(getvariable('since')::timestamptz - interval 1 hour, '-infinity'::timestamptz)
    and c.starts_at < coalesce(getvariable('until')::timestamptz, 'infinity'::timestamptz)
    and not (c.starts_at >= getvariable('days_from')::timestamptz and c.starts_at < getvariable('days_until')::timestamptz){dimensions}
),
rows_beside as (
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent) as agent, x.model, x.cli, coalesce(m.task_type, x.task_type) as task_type, c.*
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  where (not c.is_rolled_up or c.started_at < getvariable('days_from')::timestamptz or c.started_at >= getvariable('days_until')::timestamptz){calls}
),
usages_beside as (
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent) as agent, x.model, x.cli, coalesce(m.task_type, x.task_type) as task_type, c.*
  from store.call_usages c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  where (not c.is_rolled_up or c.started_at < getvariable('days_from')::timestamptz or c.started_at >= getvariable('days_until')::timestamptz){calls}
)
