-- needs 0.1.0
-- Version 9. What calls used of their thread and their process, where that was asked for; and how many calls came as counts.

-- Of calls of which anything of it is known; most programs have none.
create table store.call_resources (
  source_id integer not null,
  call bigint not null,
  allocated_bytes bigint,
  cpu_ns bigint,
  gc_pause_ns bigint
);

-- Calls that came as counts, since their journal was full before anybody drained it; they are in the rollups.
create table store.folds (
  source_id integer not null,
  ordinal bigint not null,           -- of the segment that they were in
  calls bigint not null
);

create or replace view main.calls as
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
  c.sample_weight,
  used.allocated_bytes,
  used.cpu_ns / 1e9 as cpu_time_s,
  used.gc_pause_ns / 1e9 as gc_pause_s
from store.calls c
join store.methods m using (method_id)
join store.sources s using (source_id)
left join store.contexts x using (context_id)
left join store.strings error on error.string_id = c.error_id
left join store.strings currency on currency.string_id = c.cost_currency_id
left join store.call_resources used on used.source_id = c.source_id and used.call = c.seq;

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
comment on column main.calls.allocated_bytes is 'Bytes that its thread allocated meanwhile; null where nobody asked, and where the call went on after its method had returned.';
comment on column main.calls.cpu_time_s is 'Processor time of its thread meanwhile, in seconds; null as for allocated_bytes, and where the system does not tell.';
comment on column main.calls.gc_pause_s is 'How long the garbage collector had stopped the process meanwhile, in seconds; null where nobody asked.';

create view main.method_resources as
select
  any_value(m.type) as type,
  any_value(m.method) as method,
  count(*) as calls,
  count(r.allocated_bytes) as calls_with_allocations,
  avg(r.allocated_bytes) as mean_allocated_bytes,
  max(r.allocated_bytes) as max_allocated_bytes,
  sum(r.allocated_bytes)::bigint as total_allocated_bytes,
  count(r.cpu_ns) as calls_with_cpu_time,
  avg(r.cpu_ns) / 1e9 as mean_cpu_time_s,
  sum(r.cpu_ns) / 1e9 as total_cpu_time_s,
  sum(r.cpu_ns) / nullif(sum(c.duration_ns) filter (r.cpu_ns is not null), 0) as cpu_share,
  count(r.gc_pause_ns) as calls_with_gc_pauses,
  sum(r.gc_pause_ns) / 1e9 as total_gc_pause_s,
  max(r.gc_pause_ns) / 1e9 as max_gc_pause_s,
  sum(r.gc_pause_ns) / nullif(sum(c.duration_ns) filter (r.gc_pause_ns is not null), 0) as gc_pause_share,
  any_value(m.assembly) as assembly,
  any_value(m.documentation_id) as documentation_id
from store.call_resources r
join store.calls c on c.source_id = r.source_id and c.seq = r.call
join store.methods m using (method_id)
group by c.method_id;

comment on view main.method_resources is 'What the calls of each method used, over those of which it is known.';
comment on column main.method_resources.type is 'Type that declares the method.';
comment on column main.method_resources.method is 'Name of the method.';
comment on column main.method_resources.calls is 'Calls of which anything of this is known.';
comment on column main.method_resources.calls_with_allocations is 'Calls of which it is known what they allocated.';
comment on column main.method_resources.mean_allocated_bytes is 'Mean of the bytes that a call allocated.';
comment on column main.method_resources.max_allocated_bytes is 'Most bytes that a call allocated.';
comment on column main.method_resources.total_allocated_bytes is 'Bytes that these calls allocated, those that they made included.';
comment on column main.method_resources.calls_with_cpu_time is 'Calls of which processor time is known.';
comment on column main.method_resources.mean_cpu_time_s is 'Mean processor time of a call, in seconds.';
comment on column main.method_resources.total_cpu_time_s is 'Processor time of these calls, in seconds, those that they made included.';
comment on column main.method_resources.cpu_share is 'Share of their time in which these calls used a processor: what is missing to 1, they waited.';
comment on column main.method_resources.calls_with_gc_pauses is 'Calls of which pauses of the collector are known.';
comment on column main.method_resources.total_gc_pause_s is 'Time of these calls in which the collector had stopped the process, in seconds; a pause counts in every call that it stopped.';
comment on column main.method_resources.max_gc_pause_s is 'Most of it in one call, in seconds.';
comment on column main.method_resources.gc_pause_share is 'Share of their time in which the collector had stopped the process.';
comment on column main.method_resources.assembly is 'Assembly that defines it.';
comment on column main.method_resources.documentation_id is 'Its documentation id; with assembly it names the method.';
