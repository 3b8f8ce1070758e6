-- needs 0.1.0
-- Version 12. The same calls in fewer bytes. What few calls have, most rows no longer pay for: tokens and cost are with the usages alone, an error is one number, and a
-- duration takes 32 bits, or a column of its own where it is longer. store.calls and store.usages are views now, with what can be derived; rows are written to
-- store.call_rows and store.usage_rows.

-- What calls threw: each kind of error once, with each message that it had.
create table store.errors (
  error_no integer not null,
  type_id integer,                   -- of store.strings: full name of the exception's type
  message_hash bigint
);

insert into store.errors
select row_number() over (order by first)::integer, error_id, error_hash
from (select error_id, error_hash, min(rowid) as first from store.calls where error_id is not null or error_hash is not null group by error_id, error_hash);

-- (source_id, seq) is unique by the ledger.
create table store.call_rows (
  source_id integer not null,
  seq bigint not null,
  method_id integer not null,
  context_id integer,
  started_at timestamptz not null,
  duration_ns uinteger,              -- where it fits: up to 4.29 s
  long_duration_ns bigint,           -- where it does not; both are null where it is unknown
  status utinyint not null,          -- see the view main.calls
  parent bigint,
  thread_id integer not null,
  error_no integer,
  sample_weight usmallint not null,
  is_rolled_up boolean not null      -- days and months hold it already
);

-- Tokens and cost of each answer of a model: those that calls captured, and those that were recorded by hand.
create table store.usage_rows (
  source_id integer not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  context_id integer,
  method_id integer,                 -- of the call that captured it
  call bigint,                       -- seq of the call that it was recorded in; null where a call captured it: then it is the usage's own
  captured boolean not null,         -- the call captured it
  model varchar,                     -- that answered, where it was said
  message_id varchar,                -- of the provider
  cumulative boolean not null,       -- the counts go up over the session
  batch boolean not null,
  tokens_prompt integer,             -- with what was read from and written to a cache
  tokens_completion integer,         -- with reasoning
  tokens_cache_read integer,
  tokens_cache_write integer,
  tokens_reasoning integer,
  tokens_said bigint,                -- all of them, where that is not the sum of prompt and completion
  cost decimal(18, 9),
  cost_currency_id integer,
  cost_origin utinyint,              -- 0 reported, 1 computed; null is unknown
  origin utinyint not null,          -- 0 auto, 1 manual, 2 import
  call_status utinyint,              -- of the call that captured it, for as long as that is a row, so that sums of calls' tokens need no join
  call_weight usmallint,             -- likewise; null: no call that is a row has captured it
  is_rolled_up boolean not null      -- as of that call
);

-- Every call finds exactly one partner, the last one where it threw nothing: an outer join would put those without one after the others, block by block, and what
-- lies in the order of time takes the least space.
insert into store.call_rows
select c.source_id, c.seq, c.method_id, c.context_id, c.started_at,
  case when c.duration_ns between 0 and 4294967295 then c.duration_ns end, case when c.duration_ns not between 0 and 4294967295 then c.duration_ns end,
  c.status, c.parent, c.thread_id, e.error_no, c.sample_weight, coalesce(c.is_rolled_up, false)
from store.calls c
join (from store.errors union all select null, null, null) e on e.type_id is not distinct from c.error_id and e.message_hash is not distinct from c.error_hash;

insert into store.usage_rows
select u.source_id, u.seq, u.recorded_at, u.context_id, u.method_id, case when not u.captured then u.call end, u.captured, u.model, u.message_id, u.cumulative, u.batch,
  u.tokens_prompt, u.tokens_completion, u.tokens_cache_read, u.tokens_cache_write, u.tokens_reasoning,
  case when u.tokens_total is distinct from u.tokens_sum then u.tokens_total end,
  u.cost, u.cost_currency_id, u.cost_origin, u.origin, c.status, c.sample_weight, coalesce(c.is_rolled_up, true)
from (
  select *, case when coalesce(tokens_prompt, tokens_completion) is not null then coalesce(tokens_prompt, 0)::bigint + coalesce(tokens_completion, 0) end as tokens_sum
  from store.usages
) u
left join store.calls c on c.source_id = u.source_id and c.seq = case when u.captured then u.seq end;

-- Whatever a call says that it used is there as a usage, always: what should not have one gets it, so that nothing is lost.
insert into store.usage_rows
select c.source_id, c.seq, c.started_at, c.context_id, c.method_id, null, true, null, null, false, false,
  c.tokens_prompt, c.tokens_completion, c.tokens_cache_read, c.tokens_cache_write, c.tokens_reasoning, null,
  c.cost, c.cost_currency_id, c.cost_origin, 0, c.status, c.sample_weight, coalesce(c.is_rolled_up, false)
from store.calls c
anti join (select source_id, seq from store.usages where captured) u on u.source_id = c.source_id and u.seq = c.seq
where coalesce(c.tokens_prompt, c.tokens_completion, c.tokens_cache_read, c.tokens_cache_write, c.tokens_reasoning) is not null or c.cost is not null;

drop table store.calls;
drop table store.usages;

create view store.calls as
select source_id, seq, method_id, context_id, started_at, coalesce(long_duration_ns, duration_ns) as duration_ns, status, parent, thread_id, error_no, sample_weight, is_rolled_up
from store.call_rows;

create view store.usages as
select source_id, seq, recorded_at, context_id, method_id, case when captured then seq else call end as call, captured, model, message_id, cumulative, batch,
  tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning,
  coalesce(tokens_said, case when coalesce(tokens_prompt, tokens_completion) is not null then coalesce(tokens_prompt, 0)::bigint + coalesce(tokens_completion, 0) end) as tokens_total,
  cost, cost_currency_id, cost_origin, origin
from store.usage_rows;

-- What the calls that are rows used, each once, under the names that columns of calls have.
create view store.call_usages as
select source_id, seq, method_id, context_id, recorded_at as started_at, call_status as status, call_weight as sample_weight, is_rolled_up,
  tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, cost_currency_id, cost_origin
from store.usage_rows
where call_weight is not null;

-- Few methods call a model: calls of all others have no key by which usages are looked for, and cost nearly nothing here.
create or replace view main.calls as
select
  c.started_at,
  c.duration_ns / 1e9 as duration_s,
  c.duration_ns,
  case c.status
    when 0 then 'success' when 1 then 'failure' when 2 then 'cancelled' when 3 then 'timeout' when 4 then 'abandoned' when 5 then 'unfinished'
  end as status,
  error.type as error_type,
  m.type,
  m.method,
  m.metric,
  coalesce(m.agent, x.agent) as agent,
  x.task_id,
  coalesce(m.task_type, x.task_type) as task_type,
  x.session_id,
  x.model,
  x.cli,
  used.tokens_prompt,
  used.tokens_completion,
  used.tokens_cache_read,
  used.tokens_cache_write,
  used.tokens_reasoning,
  used.cost,
  used.currency as cost_currency,
  case used.cost_origin when 0 then 'reported' when 1 then 'computed' end as cost_origin,
  c.seq as span_id,
  c.parent as parent_id,
  c.thread_id,
  s.process_id,
  s.process_name,
  s.machine,
  error.message_hash as error_hash,
  m.assembly,
  s.source,
  c.seq,
  c.sample_weight,
  resources.allocated_bytes,
  resources.cpu_ns / 1e9 as cpu_time_s,
  resources.gc_pause_ns / 1e9 as gc_pause_s
from store.calls c
join (
  select m.*, u.method_id is not null as has_usages
  from store.methods m
  left join (select distinct method_id from store.call_usages) u using (method_id)
) m using (method_id)
join store.sources s using (source_id)
left join store.contexts x using (context_id)
left join (select e.error_no, s.text as type, e.message_hash from store.errors e left join store.strings s on s.string_id = e.type_id) error on error.error_no = c.error_no
left join (select u.*, s.text as currency from store.call_usages u left join store.strings s on s.string_id = u.cost_currency_id) used
  on used.source_id = case when m.has_usages then c.source_id end and used.seq = c.seq
left join store.call_resources resources on resources.source_id = c.source_id and resources.call = c.seq;

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
