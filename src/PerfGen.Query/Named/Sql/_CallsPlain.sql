asked_calls as not materialized (
  select c.*
  from {source} c
  where true{calls}
)
