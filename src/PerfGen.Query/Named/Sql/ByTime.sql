-- One figure for each minute, hour, day, week (from Monday) or month of a time zone. Buckets without values have no row.
with {_Rows},
measured as (
  select {at} as happened_at, {field} as value, {weight} as sample_weight from {rows}
),
slots as (
  select slot, date_trunc($interval, make_timestamptz(slot * {slot}) at time zone $zone) at time zone $zone as time_bucket
  from (select distinct epoch_us(happened_at) // {slot} as slot from measured)
)
select b.time_bucket, {aggregate} as value, sum(m.sample_weight) filter (m.value is not null)::bigint as count
from measured m
join slots b on b.slot = epoch_us(m.happened_at) // {slot}
group by b.time_bucket
having count(m.value) > 0
order by b.time_bucket
