-- The mean of durations from rollups, exactly.
with {_Parts}
select sum(total) / nullif(sum(timed), 0) / {unit} as value, min(smallest) / {unit} as min, max(largest) / {unit} as max, coalesce(sum(timed), 0)::bigint as count
from (
  select duration_sum as total, timed, duration_min as smallest, duration_max as largest from parts
  union all
  select duration_ns * sample_weight, if(duration_ns is null, 0, sample_weight), duration_ns, duration_ns from rows_beside
)
