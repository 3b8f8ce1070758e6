-- One figure that adds up for each minute, hour, day, week (from Monday) or month of a time zone. Buckets without values have no row.
with {_Rows},
measured as (
  select epoch_us({at}) // {slot} as slot, {raw} as value, {weight} as sample_weight from {rows}
),
slots as (
  select slot, sum(value * sample_weight) as total, coalesce(sum(sample_weight) filter (value is not null), 0) as valued, min(value) as smallest, max(value) as largest
  from measured
  group by slot
)
select date_trunc($interval, make_timestamptz(slot * {slot}) at time zone $zone) at time zone $zone as time_bucket, {sums} as value, sum(valued)::bigint as count
from slots
group by time_bucket
having sum(valued) > 0
order by time_bucket
