-- needs 0.1.0
-- Version 8. A method of which every call failed has a success rate of 0, not an unknown one.

create or replace view main.methods as
select
  any_value(m.type) as type,
  any_value(m.method) as method,
  any_value(m.metric) as metric,
  any_value(m.agent) as agent,
  any_value(m.task_type) as task_type,
  sum(c.sample_weight)::bigint as calls,
  coalesce(sum(c.sample_weight) filter (c.status = 0), 0)::bigint as succeeded,
  coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
  sum(c.duration_ns * c.sample_weight) / 1e9 as total_s,
  avg(c.duration_ns) / 1e9 as mean_s,
  quantile_cont(c.duration_ns, 0.50) / 1e9 as p50_s,
  quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
  quantile_cont(c.duration_ns, 0.99) / 1e9 as p99_s,
  min(c.duration_ns) / 1e9 as min_s,
  max(c.duration_ns) / 1e9 as max_s,
  min(c.started_at) as first_called_at,
  max(c.started_at) as last_called_at,
  any_value(m.assembly) as assembly,
  any_value(m.documentation_id) as documentation_id
from store.calls c
join store.methods m using (method_id)
group by c.method_id;

comment on view main.methods is 'Tracked methods that were called, with figures over all their calls.';
comment on column main.methods.type is 'Type that declares the method.';
comment on column main.methods.method is 'Name of the method.';
comment on column main.methods.metric is 'Metric that its durations are recorded as.';
comment on column main.methods.agent is 'Agent that its attribute names.';
comment on column main.methods.task_type is 'Kind of task that its attribute names.';
comment on column main.methods.calls is 'Calls.';
comment on column main.methods.succeeded is 'Calls that returned.';
comment on column main.methods.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.methods.total_s is 'Time of all calls together, in seconds.';
comment on column main.methods.mean_s is 'Mean duration in seconds.';
comment on column main.methods.p50_s is 'Median duration in seconds.';
comment on column main.methods.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.methods.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.methods.min_s is 'Shortest duration in seconds.';
comment on column main.methods.max_s is 'Longest duration in seconds.';
comment on column main.methods.first_called_at is 'Begin of the first call (UTC).';
comment on column main.methods.last_called_at is 'Begin of the last call (UTC).';
comment on column main.methods.assembly is 'Assembly that defines it.';
comment on column main.methods.documentation_id is 'Its documentation id; with assembly it names the method.';
