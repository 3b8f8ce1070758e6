-- A percentile: between neighbours, and by nearest rank.
with {_Rows},
measured as (
  select {field} as value, {weight} as sample_weight from {rows}
)
select percentile(value, $p) as value, quantile_disc(value, $p) as nearest_rank, coalesce(sum(sample_weight) filter (value is not null), 0)::bigint as count
from measured
