-- A percentile: between neighbours, and by nearest rank. Each is found for itself: side by side in one pass they take twice as long.
with {_Rows},
measured as {once} (
  select {raw} as value, {weight} as sample_weight from {rows}
)
select
  (select percentile(value, $p) from measured) / {scale} as value,
  (select nearest_rank(value, $p) from measured) / {scale} as nearest_rank,
  (select coalesce(sum(sample_weight) filter (value is not null), 0)::bigint from measured) as count
