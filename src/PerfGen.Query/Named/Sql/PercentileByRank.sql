-- A percentile: by nearest rank, and between neighbours, of rows that stand for one value each. Only the first one is searched for. The second one lies between the
-- values on either side of a place that is at most one off from where that rank is, so counting finds them.
with {_Rows},
measured as {once} (
  select {raw} as value from {rows}
),
ranked as materialized (
  select quantile_disc(value, $p) as rank from measured
),
counted as (
  select count(value) as count, count(*) filter (value < rank) as below, count(*) filter (value <= rank) as upto,
    max(value) filter (value < rank) as before, min(value) filter (value > rank) as after, any_value(rank) as rank
  from measured, ranked
),
placed as (
  select *, $p::double * (count - 1) as place from counted
),
neighbours as (
  select *, place - floor(place) as share,
    case when floor(place) < below then before when floor(place) >= upto then after else rank end::double as lower,
    case when ceil(place) < below then before when ceil(place) >= upto then after else rank end::double as upper
  from placed
)
select (lower + (upper - lower) * share) / {scale} as value, rank / {scale} as nearest_rank, count
from neighbours
