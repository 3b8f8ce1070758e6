-- The mean, and what it comes from.
with {_Rows},
measured as (
  select {raw} as value, {weight} as sample_weight from {rows}
)
select sum(value * sample_weight) / sum(sample_weight) filter (value is not null) / {scale} as value, (min(value) / {scale})::double as min, (max(value) / {scale})::double as max,
  coalesce(sum(sample_weight) filter (value is not null), 0)::bigint as count
from measured
