-- The days in the store's time zone from the first record to the variable settle_now, the first first. What is older than ten years was recorded by a clock that went
-- wrong; it stays with the rows.
with bounds as (
  select greatest(least((select min(started_at) from store.call_rows), (select min(recorded_at) from store.metrics), (select min(recorded_at) from store.usage_rows),
    (select min(happened_at) from store.events)), getvariable('settle_now') - interval 10 years) as first_at, time_zone
  from store.upkeep
),
days as (
  select time_zone, unnest(generate_series(date_trunc('day', first_at at time zone time_zone), date_trunc('day', getvariable('settle_now') at time zone time_zone), interval 1 day)) as day
  from bounds
  where first_at is not null
)
select starts_at, ends_at
from (select day at time zone time_zone as starts_at, (day + interval 1 day) at time zone time_zone as ends_at from days)
where starts_at < ends_at
order by starts_at
