-- What is forgotten: the last time before which everything is, with the day and month that it lies in (no row where there is none), and the days of quarters of an hour.
-- $is_new says whether that time is asked for now: what lies behind an earlier one was counted after it, and stays. ForgetCalls.sql and ForgetValues.sql follow.

create or replace temp table forgotten_until as
select before, $is_new as is_new, date_trunc('day', before at time zone time_zone) at time zone time_zone as day, date_trunc('month', before at time zone time_zone) at time zone time_zone as month
from (select max(before) as before from store.tombstones), store.upkeep
where before is not null;

-- Days begin at some quarter of an hour in every time zone that is in use. What is before the time's day goes as it stands.
create or replace temp table forgotten_quarters as
select *
from (
  select quarter, date_trunc('day', at_zone) at time zone zone as day, date_trunc('month', at_zone) at time zone zone as month
  from (
    select quarter, make_timestamptz(quarter * 900000000) at time zone time_zone as at_zone, time_zone as zone
    from (
      select distinct epoch_us(started_at) // 900000000 as quarter from store.calls where is_rolled_up
      union
      select distinct epoch_us(recorded_at) // 900000000 from store.metrics where is_rolled_up
    ), store.upkeep
  )
)
where day >= coalesce((select day from forgotten_until), '-infinity'::timestamptz);
