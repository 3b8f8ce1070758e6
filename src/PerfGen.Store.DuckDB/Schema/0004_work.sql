-- needs 0.1.0
-- Version 4. What is said about sessions and tasks besides begin and end, tokens with their cost, and what models cost.

-- Told at once, a task's records share a run: they belong to that telling, whatever else is said about a task of that id.
alter table store.contexts add column run varchar;
-- As it was said, where it is stored under another name.
alter table store.contexts add column model_said varchar;
alter table store.contexts add column cli_said varchar;

-- 0 a journal; 1 an inbox that many short processes share, so that its end says nothing about the work of any.
alter table store.sources add column kind utinyint default 0;

create table store.facts (
  source_id integer not null,
  seq bigint not null,
  happened_at timestamptz not null,
  context_id integer,
  kind utinyint not null,            -- see the view notes
  name varchar,                      -- of a tag
  text varchar,
  value double not null
);

-- Tokens and cost of each answer of a model: those that calls captured, and those that were recorded by hand.
create table store.usages (
  source_id integer not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  context_id integer,
  method_id integer,                 -- of the call that captured it
  call bigint,                       -- seq of the call that captured it, or that it was recorded in
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
  tokens_total bigint,
  cost decimal(18, 9),
  cost_currency_id integer,
  cost_origin utinyint,              -- 0 reported, 1 computed; null is unknown
  origin utinyint not null           -- 0 auto, 1 manual, 2 import
);

-- How far each inbox is taken: the ledger of short processes.
create table store.inboxes (
  source_id integer not null,
  taken bigint not null,             -- bytes
  complete boolean not null          -- it is taken to its end, and its file is gone or sealed
);

-- What models cost, for a million tokens.
create table store.prices (
  provider varchar not null,
  model varchar not null,
  from_at timestamptz,
  over_tokens bigint not null,
  batch boolean not null,
  input decimal(18, 9) not null,
  output decimal(18, 9) not null,
  cache_read decimal(18, 9),
  cache_write decimal(18, 9),
  reasoning decimal(18, 9),
  currency varchar not null,
  source varchar
);

-- Sessions whose tokens were reported to be many.
create table store.token_warnings (
  session_id varchar not null,
  threshold bigint not null,
  tokens bigint not null,
  warned_at timestamptz not null
);

create table store.settings (
  name varchar not null,
  value varchar not null
);

-- What calls of earlier versions used.
insert into store.usages
select source_id, seq, started_at, context_id, method_id, seq, true, null, null, false, false,
  tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning,
  case when coalesce(tokens_prompt, tokens_completion) is not null then coalesce(tokens_prompt, 0)::bigint + coalesce(tokens_completion, 0) end,
  cost, cost_currency_id, cost_origin, 0
from store.calls
where coalesce(tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning) is not null or cost is not null;

-- Every usage once, as what it adds.
--   Where usages were recorded in a call, what the call captured itself is the same said again, and does not count.
--   Of usages under one message id the fullest counts, the first of those that are equal.
--   Of counts that go up, what was added since the last one counts; where they fall, they began anew.
create view store.counted_usages as
with said as (
  select u.*, s.source, x.session_id, x.task_id, x.run, x.task_type, coalesce(m.agent, x.agent) as agent, coalesce(u.model, x.model) as known_model, x.cli,
    case when x.session_id is null then s.source end as lonely
  from store.usages u
  join store.sources s using (source_id)
  left join store.contexts x using (context_id)
  left join store.methods m using (method_id)
),
own as (
  select * from said
  where not (captured and (source_id, call) in (select (source_id, call) from store.usages where not captured and call is not null))
),
once as (
  select * from own where message_id is null or cumulative
  union all
  select * from own where message_id is not null and not cumulative
  qualify row_number() over (partition by message_id order by tokens_total desc nulls last, recorded_at, source, seq) = 1
),
before as (
  select *,
    lag(tokens_total) over counter as total_before, lag(tokens_prompt) over counter as prompt_before, lag(tokens_completion) over counter as completion_before,
    lag(tokens_cache_read) over counter as cache_read_before, lag(tokens_cache_write) over counter as cache_write_before,
    lag(tokens_reasoning) over counter as reasoning_before, lag(cost) over counter as cost_before
  from once
  where cumulative
  window counter as (partition by session_id, lonely, agent, known_model, message_id order by recorded_at, source, seq)
),
added as (
  select * exclude (total_before, prompt_before, completion_before, cache_read_before, cache_write_before, reasoning_before, cost_before)
    replace (
      tokens_total - case when tokens_total >= total_before then total_before else 0 end as tokens_total,
      tokens_prompt - case when tokens_total >= total_before and tokens_prompt >= prompt_before then prompt_before else 0 end as tokens_prompt,
      tokens_completion - case when tokens_total >= total_before and tokens_completion >= completion_before then completion_before else 0 end as tokens_completion,
      tokens_cache_read - case when tokens_total >= total_before and tokens_cache_read >= cache_read_before then cache_read_before else 0 end as tokens_cache_read,
      tokens_cache_write - case when tokens_total >= total_before and tokens_cache_write >= cache_write_before then cache_write_before else 0 end as tokens_cache_write,
      tokens_reasoning - case when tokens_total >= total_before and tokens_reasoning >= reasoning_before then reasoning_before else 0 end as tokens_reasoning,
      (cost - case when tokens_total >= total_before and cost >= cost_before then cost_before else 0 end)::decimal(18, 9) as cost)
  from before
)
select * exclude (lonely, model, known_model), known_model as model from once where not cumulative
union all by name
select * exclude (lonely, model, known_model), known_model as model from added;

create view main.token_usage as
select
  u.recorded_at, u.session_id, u.task_id, u.task_type, u.agent, u.model, u.cli,
  u.tokens_prompt, u.tokens_completion, u.tokens_cache_read, u.tokens_cache_write, u.tokens_reasoning, u.tokens_total,
  u.cost, currency.text as cost_currency,
  case u.cost_origin when 0 then 'reported' when 1 then 'computed' else 'unknown' end as cost_origin,
  u.message_id,
  m.type, m.method,
  u.call as span_id,
  case u.origin when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin,
  u.source, u.seq
from store.counted_usages u
left join store.methods m using (method_id)
left join store.strings currency on currency.string_id = u.cost_currency_id;

comment on view main.token_usage is 'Tokens and cost of each answer of a model, each once; all other sums of tokens and cost are sums over these rows.';
comment on column main.token_usage.recorded_at is 'When it was recorded (UTC); for a call, when it began.';
comment on column main.token_usage.session_id is 'Session that it belongs to.';
comment on column main.token_usage.task_id is 'Task that it belongs to.';
comment on column main.token_usage.task_type is 'Kind of task.';
comment on column main.token_usage.agent is 'Whose work it was.';
comment on column main.token_usage.model is 'Model that answered; null is unknown.';
comment on column main.token_usage.cli is 'Command-line tool in which it was asked.';
comment on column main.token_usage.tokens_prompt is 'Tokens of the prompt, with those of the cache; null is unknown.';
comment on column main.token_usage.tokens_completion is 'Tokens of the answer, with those of reasoning; null is unknown.';
comment on column main.token_usage.tokens_cache_read is 'Of the prompt: tokens read from a cache; null is unknown.';
comment on column main.token_usage.tokens_cache_write is 'Of the prompt: tokens written to a cache; null is unknown.';
comment on column main.token_usage.tokens_reasoning is 'Of the answer: tokens of reasoning; null is unknown.';
comment on column main.token_usage.tokens_total is 'Prompt and answer together; null is unknown.';
comment on column main.token_usage.cost is 'What it cost, in cost_currency; null is unknown.';
comment on column main.token_usage.cost_currency is 'Currency of the cost.';
comment on column main.token_usage.cost_origin is 'reported (by whoever is paid), computed (from prices) or unknown.';
comment on column main.token_usage.message_id is 'The providers id of the answer.';
comment on column main.token_usage.type is 'Type of the tracked method that captured it.';
comment on column main.token_usage.method is 'Tracked method that captured it.';
comment on column main.token_usage.span_id is 'Call that captured it, or that it was recorded in; null is none.';
comment on column main.token_usage.origin is 'auto (captured from a call), manual or import.';
comment on column main.token_usage.source is 'Process run or inbox that recorded it.';
comment on column main.token_usage.seq is 'Place of the record in its source.';

create view main.prices as
select provider, model, from_at, over_tokens, batch, input, output, cache_read, cache_write, reasoning, currency, source from store.prices;

comment on view main.prices is 'What models cost for a million tokens: the built-in list, and in place of it what perfgen.json says of a model.';
comment on column main.prices.provider is 'Who is paid.';
comment on column main.prices.model is 'The model.';
comment on column main.prices.from_at is 'From when on the price holds (UTC); null is always.';
comment on column main.prices.over_tokens is 'Holds for prompts of more tokens than this.';
comment on column main.prices.batch is 'Whether it is the price in a batch.';
comment on column main.prices.input is 'Tokens of the prompt that no cache was used for.';
comment on column main.prices.output is 'Tokens of the answer.';
comment on column main.prices.cache_read is 'Tokens read from a cache; null is as input.';
comment on column main.prices.cache_write is 'Tokens written to a cache; null is as input.';
comment on column main.prices.reasoning is 'Tokens of reasoning; null is as output.';
comment on column main.prices.currency is 'Currency of the price.';
comment on column main.prices.source is 'Where the price is published.';

create view main.notes as
select f.happened_at, x.session_id, x.task_id, x.task_type, x.agent, x.model, x.cli,
  case f.kind
    when 1 then 'description' when 2 then 'complexity' when 3 then 'priority' when 4 then 'queue_time' when 5 then 'parent_task' when 6 then 'approach'
    when 7 then 'best_practices' when 8 then 'documentation_updated' when 32 then 'file_created' when 33 then 'file_modified' when 34 then 'tool'
    when 35 then 'skill' when 36 then 'delegation' when 37 then 'issue' when 38 then 'recommendation' when 39 then 'note' when 40 then 'tag' when 41 then 'error'
    else 'other'
  end as kind,
  f.name, f.text, f.value, s.source, f.seq
from store.facts f
join store.sources s using (source_id)
left join store.contexts x using (context_id);

comment on view main.notes is 'What was said about sessions and tasks besides their begin and end, one row for each time.';
comment on column main.notes.happened_at is 'When it was said (UTC).';
comment on column main.notes.session_id is 'Session that it is said of.';
comment on column main.notes.task_id is 'Task that it is said of; null is the session itself.';
comment on column main.notes.task_type is 'Kind of task.';
comment on column main.notes.agent is 'Whose work it was.';
comment on column main.notes.model is 'Language model of the scope.';
comment on column main.notes.cli is 'Command-line tool of the scope.';
comment on column main.notes.kind is 'What is said: description, complexity, priority, queue_time, parent_task, approach, best_practices, documentation_updated, file_created, file_modified, tool, skill, delegation, issue, recommendation, note, tag or error.';
comment on column main.notes.name is 'Name of a tag.';
comment on column main.notes.text is 'In words; null where it is a number.';
comment on column main.notes.value is 'As a number: seconds of queue_time, 1 or 0 for yes or no, how often a tool was used; otherwise 1.';
comment on column main.notes.source is 'Process run or inbox that recorded it.';
comment on column main.notes.seq is 'Place of the record in its source.';
