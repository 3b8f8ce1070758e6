-- One figure of durations for each day, week or month, from rollups, exactly.
with {_Parts},
{_PartsByTime},
summed as (
  select time_bucket, sum(total) as total, sum(timed) as timed, min(smallest) as smallest, max(largest) as largest
  from (
    select time_bucket, duration_sum as total, timed, duration_min as smallest, duration_max as largest from placed_parts
    union all
    select time_bucket, duration_ns * sample_weight, sample_weight, duration_ns, duration_ns from placed_rows where duration_ns is not null
  )
  group by time_bucket
)
select time_bucket, {figure} as value, timed::bigint as count
from summed
where timed > 0
order by time_bucket
