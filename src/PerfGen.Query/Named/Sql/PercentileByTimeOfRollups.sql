-- A percentile of durations for each day, week or month, from rollups, within 1 %.
with {_Parts},
{_PartsByTime},
binned as (
  select time_bucket, bin, sum(n) as n
  from (
    select time_bucket, d.bin as bin, d.n as n from (select time_bucket, unnest(durations) as d from placed_parts)
    union all
    select time_bucket, store.bin_of(duration_ns::double), sample_weight from placed_rows where duration_ns is not null
  )
  group by time_bucket, bin
),
placed as (
  select time_bucket, store.bin_value(bin) as value, sum(n) over (partition by time_bucket order by bin) as below, sum(n) over (partition by time_bucket) as everything
  from binned
)
select time_bucket, min(value) filter (below >= $p * everything) / {unit} as value, any_value(everything)::bigint as count
from placed
group by time_bucket
order by time_bucket
