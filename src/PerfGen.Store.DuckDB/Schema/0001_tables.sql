-- needs 0.1.0
-- Version 1. Tables in schema "store" hold each record once, with numbers for names; the views in schema "main" (of the next versions) are what people ask.
-- Rows are written by a drain, in the transaction of their ledger, and never changed. Unknown is null, never 0.

create schema store;

create table store.schema_version (
  version integer not null,          -- of this file, from its name
  needs varchar not null,            -- the first version of PerfGen that reads it
  applied_at timestamptz not null
);

-- One row for each process run that recorded something.
create table store.sources (
  source_id integer not null,
  source uuid not null,
  process_id integer not null,
  process_name varchar,
  machine varchar,
  version varchar,                   -- of PerfGen in that process
  started_at timestamptz not null,   -- of its first segment that was seen
  dropped bigint not null,           -- records that found no place; the source counts them up
  closed boolean not null            -- the process has ended, and all that it left is here
);

-- One row for each journal segment, kept when its file is gone: with store.ledger it says what has been taken.
create table store.segments (
  source_id integer not null,
  ordinal bigint not null,
  complete boolean not null,         -- every slot is taken; the ledger has no rows of it any more
  dictionary_faults bigint not null, -- strings that found no place
  capture_faults bigint not null,    -- captured values whose getter threw
  unknown_names bigint not null,     -- names of records that could not be resolved
  lost_continuations bigint not null -- captured values, tags or tokens of calls that could not be read any more
);

-- Which slots of incomplete segments are taken: the same mask for a run of chunks. Never two rows for one chunk.
create table store.ledger (
  source_id integer not null,
  ordinal bigint not null,
  chunk integer not null,
  chunks integer not null,
  taken ubigint not null
);

create table store.methods (
  method_id integer not null,
  assembly varchar not null,
  documentation_id varchar not null,
  type varchar not null,
  method varchar not null,
  metric varchar not null,
  agent varchar,
  task_type varchar
);

create table store.contexts (
  context_id integer not null,
  session_id varchar,
  task_id varchar,
  task_type varchar,
  agent varchar,
  model varchar,
  cli varchar
);

create table store.metric_names (
  name_id integer not null,
  name varchar not null,
  unit varchar not null
);

create table store.strings (
  string_id integer not null,
  text varchar not null
);

-- No primary key: it doubles the file and halves the load rate. (source_id, seq) is unique by the ledger.
create table store.calls (
  source_id integer not null,
  seq bigint not null,
  method_id integer not null,
  context_id integer,
  started_at timestamptz not null,
  duration_ns bigint,
  status utinyint not null,          -- see the view
  parent bigint,
  thread_id integer not null,
  error_id integer,
  error_hash bigint,
  sample_weight usmallint not null,
  tokens_prompt integer,
  tokens_completion integer,
  tokens_cache_read integer,
  tokens_cache_write integer,
  tokens_reasoning integer,
  cost decimal(18, 9),
  cost_currency_id integer,
  cost_origin utinyint
);

create table store.metrics (
  source_id integer not null,
  seq bigint not null,
  recorded_at timestamptz not null,
  name_id integer not null,
  value double not null,
  context_id integer,
  method_id integer,                 -- of the call that it was captured from
  call bigint,                       -- seq of the call that it was captured from, or recorded in
  origin utinyint not null           -- 0 auto, 1 manual, 2 import
);

create table store.tags (
  source_id integer not null,
  call bigint not null,
  name_id integer not null,          -- of store.strings, as the value is
  value_id integer
);

create table store.events (
  source_id integer not null,
  seq bigint not null,
  happened_at timestamptz not null,
  kind utinyint not null,            -- 1 session starts, 2 session ends, 3 task starts, 4 task ends
  context_id integer,
  result utinyint not null,          -- of a task that ends; see the view
  parent bigint,
  origin utinyint not null           -- 0 auto, 1 manual, 2 import
);
