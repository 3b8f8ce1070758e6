-- The mean, and what it comes from.
with {_Rows},
measured as (
  select {field}::double as value, {weight} as sample_weight from {rows}
)
select sum(value * sample_weight) / sum(sample_weight) filter (value is not null) as value, min(value) as min, max(value) as max,
  coalesce(sum(sample_weight) filter (value is not null), 0)::bigint as count
from measured
