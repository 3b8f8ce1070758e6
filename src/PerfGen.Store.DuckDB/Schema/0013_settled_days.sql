-- needs 0.1.0
-- Version 13. Figures of days that are over, so that a report of a hundred million calls adds up some thousand rows.
--
--   store.events, usage_rows, metrics, call_rows ──(upkeep, whole days that are over)──▶ day_tasks, day_usages, day_values, day_errors, …
--   store.rollup_days, rollup_months             ──(upkeep)───────────────────────────▶ day_agents, month_methods, month_agents
--
-- They are made anew from what they are made of, never corrected: whoever changes that takes the day or month out of what is settled and its rows out of these
-- tables, in the same transaction. A day that is not settled is answered from the rows. So nothing is here that the rows do not say, and all of it may be empty, as it
-- is while a store is small.
--
-- "starts_at" of a table "day_…" is that of a row of store.settled, but for day_agents, where it is a day of store.rollup_days. Of bins, see store.bin_of.

-- What rows say of this time is in the tables "day_…", under its begin: a day, or a part of one that has just been.
create table store.settled (
  starts_at timestamptz not null,
  ends_at timestamptz not null
);

-- What store.rollup_days and store.rollup_months say of these days and months is not in day_agents, month_methods and month_agents yet.
create table store.unsettled (
  of_months boolean not null,
  starts_at timestamptz not null
);

-- One row: what was known of contexts when days were last settled.
create table store.settled_names (
  contexts integer not null,         -- the greatest context by then
  sessions bigint not null           -- how many sessions the contexts up to it are of
);

-- Tasks, of contexts up to that one, that were only named: no event tells when they were.
create table store.undated_tasks (
  task_no integer not null
);

-- Calls that are not rolled up began at or after the least of these; no row where there are none.
create table store.calls_beside (
  from_at timestamptz not null
);

-- What answers of models took, each usage once (see store.counted_usages). Tokens and cost are null where they are known of none.
create table store.day_usages (
  starts_at timestamptz not null,
  agent varchar,                     -- of the method, else of the scope
  model varchar,                     -- that answered, else of the scope
  task_type varchar,
  cost_currency_id integer,          -- of store.strings
  usages bigint not null,            -- how many
  tokens_prompt bigint,
  tokens_completion bigint,
  tokens_total bigint,               -- not their sum where only the whole was said
  cost decimal(38, 9),
  unpriced bigint not null           -- with tokens whose cost is unknown
);

-- Tasks, each part of one that was begun again for itself, by the day on which they ended, or began where they have not ended.
create table store.day_tasks (
  starts_at timestamptz not null,
  task_type varchar,
  model varchar,
  result utinyint,                   -- as of store.events; null: they have not ended
  origin utinyint not null,
  tasks bigint not null,
  timed bigint not null,             -- those with a duration
  duration_us bigint,                -- of these, together
  assessed bigint not null,          -- those with a quality score
  quality_sum double,
  indexed bigint not null,           -- those with a performance index
  index_sum double
);

-- Durations in microseconds of tasks that ended, those that were skipped apart.
create table store.day_task_bins (
  starts_at timestamptz not null,
  by_model boolean not null,         -- "name" is a model, else a kind of task
  name varchar,
  bin integer not null,
  n bigint not null
);

-- What calls threw.
create table store.day_errors (
  starts_at timestamptz not null,
  type_id integer not null,          -- of store.strings
  method_id integer not null,
  calls bigint not null              -- weighed, as sums of calls are
);

-- Values that were recorded or captured, in the unit of their metric.
create table store.day_values (
  starts_at timestamptz not null,
  name_id integer not null,          -- of store.metric_names
  "values" bigint not null,          -- how many
  value_sum double not null,
  value_min double not null,
  value_max double not null
);

create table store.day_value_bins (
  starts_at timestamptz not null,
  name_id integer not null,
  bin integer not null,
  n bigint not null
);

-- What processes sampled of themselves.
create table store.day_samples (
  starts_at timestamptz not null,
  name_id integer not null,
  source_id integer not null,
  samples bigint not null,           -- how many
  value_sum double not null,
  value_max double not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);

-- What calls used of their thread and their process, over those of which it is known.
create table store.day_resources (
  starts_at timestamptz not null,
  method_id integer not null,
  calls bigint not null,             -- rows, not weighed
  allocating bigint not null,        -- of which it is known how much they allocated
  allocated_bytes hugeint,
  computing bigint not null,         -- of which it is known how long they computed
  cpu_ns hugeint,
  computing_ns hugeint,              -- how long those took
  gc_pause_ns hugeint,
  max_gc_pause_ns bigint
);

-- Durations of calls in groups of 32 neighbouring bins: few rows tell in which group a percentile lies, and only that one is opened.
create table store.day_agents (
  starts_at timestamptz not null,
  agent varchar,                     -- of the method, else of the scope
  bins integer not null,             -- bin // 32
  n bigint not null,                 -- calls in all of them, weighed
  durations struct(bin integer, n bigint)[] not null -- in nanoseconds
);

create table store.month_methods (
  starts_at timestamptz not null,
  method_id integer not null,
  bins integer not null,
  n bigint not null,
  durations struct(bin integer, n bigint)[] not null
);

create table store.month_agents (
  starts_at timestamptz not null,
  agent varchar,
  bins integer not null,
  n bigint not null,
  durations struct(bin integer, n bigint)[] not null
);

insert into store.unsettled
select distinct false, starts_at from store.rollup_days
union all
select distinct true, starts_at from store.rollup_months;

-- Whether a usage ever was not simply what it adds.
insert into store.settings
select 'odd_usages', 'true' where exists (select 1 from store.usages where message_id is not null or cumulative or (not captured and call is not null));

insert into store.calls_beside
select from_at from (select min(started_at) as from_at from store.call_rows where not is_rolled_up) where from_at is not null;
