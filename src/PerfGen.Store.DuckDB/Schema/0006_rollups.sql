-- needs 0.1.0
-- Version 6. Rollups: what remains of rows when they are gone, and what long windows are answered from.
--
--   store.calls ──(retention, before it deletes)──▶ rollup_hours      raw rows and hours are disjoint; together they are all calls of the last weeks
--        │
--        └──(roll-up: each row once, then it is marked)──▶ rollup_days, rollup_months, context_work
--
-- Each table holds additive parts: several rows for one key add up, and upkeep merges them. Percentiles come from "durations", a log-linear
-- histogram: 64 bins for each power of two, so that the middle of a bin is within 0.8 % of whatever lies in it.

-- Whether days and months hold the row already.
alter table store.calls add column is_rolled_up boolean default false;
alter table store.metrics add column is_rolled_up boolean default false;

-- The bin of a value, ascending with it: 0 for 0, and the mirror image for what is negative.
create macro store.bin_of(v) as case
  when v > 0 then 100000 + (floor(log2(v)) * 64 + floor((v / pow(2, floor(log2(v))) - 1) * 64))::integer
  when v < 0 then -100000 - (floor(log2(-v)) * 64 + floor((-v / pow(2, floor(log2(-v))) - 1) * 64))::integer
  when v = 0 then 0
end;

-- The middle of a bin.
create macro store.bin_value(bin) as case
  when bin > 0 then pow(2, floor((bin - 100000) / 64.0)) * (1 + ((bin - 100000) - 64 * floor((bin - 100000) / 64.0) + 0.5) / 64)
  when bin < 0 then -pow(2, floor((-bin - 100000) / 64.0)) * (1 + ((-bin - 100000) - 64 * floor((-bin - 100000) / 64.0) + 0.5) / 64)
  else 0
end;

-- Whose work it was, without session and task.
create table store.actors (
  actor_id integer not null,
  agent varchar,
  model varchar,
  cli varchar,
  task_type varchar
);

create table store.context_actors (
  context_id integer not null,
  actor_id integer not null
);

-- Calls of one UTC hour that retention has removed.
create table store.rollup_hours (
  starts_at timestamptz not null,
  method_id integer not null,
  actor_id integer,                  -- null: outside of any scope
  status utinyint not null,
  cost_currency_id integer,
  calls bigint not null,             -- weighed, as all sums are
  timed bigint not null,             -- those with a duration
  duration_sum bigint,               -- nanoseconds
  duration_min bigint,
  duration_max bigint,
  tokens_prompt bigint,
  tokens_completion bigint,
  tokens_cache_read bigint,
  tokens_cache_write bigint,
  tokens_reasoning bigint,
  cost decimal(38, 9),
  unpriced bigint not null,          -- calls with tokens whose cost is unknown
  durations struct(bin integer, n bigint)[]
);

-- All calls of one day in the store's time zone.
create table store.rollup_days as from store.rollup_hours;

-- All calls of one month in the store's time zone. Coarser, and never removed: it answers for years.
create table store.rollup_months (
  starts_at timestamptz not null,
  method_id integer not null,
  agent varchar,
  status utinyint not null,
  cost_currency_id integer,
  calls bigint not null,
  timed bigint not null,
  duration_sum bigint,
  duration_min bigint,
  duration_max bigint,
  tokens_prompt bigint,
  tokens_completion bigint,
  tokens_cache_read bigint,
  tokens_cache_write bigint,
  tokens_reasoning bigint,
  cost decimal(38, 9),
  unpriced bigint not null,
  durations struct(bin integer, n bigint)[]
);

-- All values of one day in the store's time zone.
create table store.rollup_values (
  starts_at timestamptz not null,
  name_id integer not null,
  method_id integer,
  actor_id integer,
  "values" bigint not null,
  value_sum double,
  value_min double,
  value_max double,
  bins struct(bin integer, n bigint)[]
);

-- One row: what upkeep has done. "…_from" is null where nothing is missing, else the time from which everything is there.
create table store.upkeep (
  time_zone varchar not null,        -- of days and months; it never changes
  rolled_up_at timestamptz,
  cleaned_up_at timestamptz,
  calls_from timestamptz,
  values_from timestamptz,
  hours_from timestamptz,
  days_from timestamptz
);

-- What was forgotten: later drains and imports honour it.
create table store.tombstones (
  forgotten_at timestamptz not null,
  session_hash varchar,              -- SHA-256 of the id: the id itself is forgotten too
  task_hash varchar,
  before timestamptz
);
