-- needs 0.1.0
-- Version 2. What ran: calls, the values recorded with them, and the methods.

create view main.calls as
select
  c.started_at,
  c.duration_ns / 1e9 as duration_s,
  c.duration_ns,
  case c.status
    when 0 then 'success' when 1 then 'failure' when 2 then 'cancelled' when 3 then 'timeout' when 4 then 'abandoned' when 5 then 'unfinished'
  end as status,
  error.text as error_type,
  m.type,
  m.method,
  m.metric,
  coalesce(m.agent, x.agent) as agent,
  x.task_id,
  coalesce(m.task_type, x.task_type) as task_type,
  x.session_id,
  x.model,
  x.cli,
  c.tokens_prompt,
  c.tokens_completion,
  c.tokens_cache_read,
  c.tokens_cache_write,
  c.tokens_reasoning,
  c.cost,
  currency.text as cost_currency,
  case c.cost_origin when 0 then 'reported' when 1 then 'computed' end as cost_origin,
  c.seq as span_id,
  c.parent as parent_id,
  c.thread_id,
  s.process_id,
  s.process_name,
  s.machine,
  c.error_hash,
  m.assembly,
  s.source,
  c.seq,
  c.sample_weight
from store.calls c
join store.methods m using (method_id)
join store.sources s using (source_id)
left join store.contexts x using (context_id)
left join store.strings error on error.string_id = c.error_id
left join store.strings currency on currency.string_id = c.cost_currency_id;

comment on view main.calls is 'Every execution of a tracked method.';
comment on column main.calls.started_at is 'When the call began (UTC).';
comment on column main.calls.duration_s is 'How long it took, in seconds; null while unknown: the process ended before the call did.';
comment on column main.calls.duration_ns is 'How long it took, in nanoseconds.';
comment on column main.calls.status is 'success, failure (it threw), cancelled, timeout, abandoned (a stream left early) or unfinished (open when its process ended).';
comment on column main.calls.error_type is 'Full name of the type of the exception; null where there was none.';
comment on column main.calls.type is 'Type that declares the method.';
comment on column main.calls.method is 'Name of the method.';
comment on column main.calls.metric is 'Metric that the duration is recorded as.';
comment on column main.calls.agent is 'Whose work it was: the attributes agent, else that of the scope.';
comment on column main.calls.task_id is 'Task that it belongs to.';
comment on column main.calls.task_type is 'Kind of task: the attributes, else that of the scope.';
comment on column main.calls.session_id is 'Session that it belongs to.';
comment on column main.calls.model is 'Language model of the scope.';
comment on column main.calls.cli is 'Command-line tool of the scope.';
comment on column main.calls.tokens_prompt is 'Tokens of the prompt; null is unknown.';
comment on column main.calls.tokens_completion is 'Tokens of the answer; null is unknown.';
comment on column main.calls.tokens_cache_read is 'Tokens read from a cache; null is unknown.';
comment on column main.calls.tokens_cache_write is 'Tokens written to a cache; null is unknown.';
comment on column main.calls.tokens_reasoning is 'Tokens of reasoning; null is unknown.';
comment on column main.calls.cost is 'What it cost, in cost_currency; null is unknown.';
comment on column main.calls.cost_currency is 'Currency of the cost.';
comment on column main.calls.cost_origin is 'reported (by whoever is paid) or computed (from a price list).';
comment on column main.calls.span_id is 'Number of the call in its source; with source it names the call.';
comment on column main.calls.parent_id is 'span_id of the surrounding call of the same source; null is none.';
comment on column main.calls.thread_id is 'Managed thread on which it began.';
comment on column main.calls.process_id is 'Process, on its machine.';
comment on column main.calls.process_name is 'Name of the process.';
comment on column main.calls.machine is 'Name of the machine.';
comment on column main.calls.error_hash is 'Hash of the errors message: equal for equal messages.';
comment on column main.calls.assembly is 'Assembly that defines the method.';
comment on column main.calls.source is 'Process run that recorded it.';
comment on column main.calls.seq is 'Place of the record in its source; unique with source.';
comment on column main.calls.sample_weight is 'How many calls the row stands for; 1 unless the method is sampled.';

create view main.metrics as
with auto_and_manual as (
  select v.recorded_at, n.name, v.value, n.unit, v.context_id, v.method_id, v.call, v.origin, v.source_id, v.seq, 1 as sample_weight
  from store.metrics v
  join store.metric_names n using (name_id)
  union all
  select c.started_at, m.metric, c.duration_ns / 1e9, 'seconds', c.context_id, c.method_id, c.seq, 0, c.source_id, c.seq, c.sample_weight
  from store.calls c
  join store.methods m using (method_id)
  where c.duration_ns is not null
)
select
  v.recorded_at,
  v.name,
  v.value,
  v.unit,
  x.task_id,
  x.session_id,
  coalesce(m.agent, x.agent) as agent,
  x.model,
  x.cli,
  case v.origin when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin,
  m.type,
  m.method,
  v.call as span_id,
  s.source,
  v.seq,
  v.sample_weight
from auto_and_manual v
join store.sources s using (source_id)
left join store.contexts x using (context_id)
left join store.methods m using (method_id);

comment on view main.metrics is 'Every value: durations of calls, values captured from calls, values recorded by hand.';
comment on column main.metrics.recorded_at is 'When it was recorded (UTC); for a duration, when the call began.';
comment on column main.metrics.name is 'Name of the metric.';
comment on column main.metrics.value is 'The value, in unit.';
comment on column main.metrics.unit is 'Unit of the value.';
comment on column main.metrics.task_id is 'Task that it belongs to.';
comment on column main.metrics.session_id is 'Session that it belongs to.';
comment on column main.metrics.agent is 'Whose work it was.';
comment on column main.metrics.model is 'Language model of the scope.';
comment on column main.metrics.cli is 'Command-line tool of the scope.';
comment on column main.metrics.origin is 'auto (of a tracked call), manual (Perf.Record) or import.';
comment on column main.metrics.type is 'Type of the tracked method that it is a value of.';
comment on column main.metrics.method is 'Tracked method that it is a value of.';
comment on column main.metrics.span_id is 'Call that it is a value of, or was recorded in; null is none.';
comment on column main.metrics.source is 'Process run that recorded it.';
comment on column main.metrics.seq is 'Place of the record in its source.';
comment on column main.metrics.sample_weight is 'How many values the row stands for.';

create view main.tags as
select s.source, t.call as span_id, name.text as name, value.text as value
from store.tags t
join store.sources s using (source_id)
join store.strings name on name.string_id = t.name_id
left join store.strings value on value.string_id = t.value_id;

comment on view main.tags is 'Tags of calls.';
comment on column main.tags.source is 'Process run of the call.';
comment on column main.tags.span_id is 'span_id of the call.';
comment on column main.tags.name is 'Name of the tag.';
comment on column main.tags.value is 'Its value.';

create view main.methods as
select
  any_value(m.type) as type,
  any_value(m.method) as method,
  any_value(m.metric) as metric,
  any_value(m.agent) as agent,
  any_value(m.task_type) as task_type,
  sum(c.sample_weight)::bigint as calls,
  coalesce(sum(c.sample_weight) filter (c.status = 0), 0)::bigint as succeeded,
  sum(c.sample_weight) filter (c.status = 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
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
