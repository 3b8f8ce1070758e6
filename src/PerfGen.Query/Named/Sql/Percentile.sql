-- A percentile: between neighbours, and by nearest rank.
with {_Rows},
measured as (
  select {raw} as value, {weight} as sample_weight from {rows}
)
select percentile(value, $p) / {scale} as value, nearest_rank(value, $p) / {scale} as nearest_rank, coalesce(sum(sample_weight) filter (value is not null), 0)::bigint as count
from measured
