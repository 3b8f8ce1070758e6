-- A percentile of durations from rollups, within 1 %.
with {_Parts},
binned as (
  select bin, sum(n) as n
  from (
    select d.bin as bin, d.n as n from (select unnest(durations) as d from parts)
    union all
    select store.bin_of(duration_ns::double), sample_weight from rows_beside where duration_ns is not null
  )
  group by bin
),
placed as (
  select store.bin_value(bin) as value, sum(n) over (order by bin) as below, sum(n) over () as everything from binned
)
select min(value) filter (below >= $p * everything) / {unit} as value, min(value) filter (below >= $p * everything) / {unit} as nearest_rank, coalesce(any_value(everything), 0)::bigint as count
from placed
