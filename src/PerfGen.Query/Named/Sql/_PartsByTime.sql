placed_parts as (
  select *, date_trunc($interval, first_at at time zone $zone) at time zone $zone as time_bucket from parts
),
slots as (
  select slot, date_trunc($interval, make_timestamptz(slot * 900000000) at time zone $zone) at time zone $zone as time_bucket
  from (select distinct epoch_us(started_at) // 900000000 as slot from rows_beside)
),
placed_rows as (
  select s.time_bucket, r.duration_ns, r.sample_weight from rows_beside r join slots s on s.slot = epoch_us(r.started_at) // 900000000
)
