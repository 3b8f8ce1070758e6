asked_values as not materialized (
  select v.*
  from main.metrics v
  where true{values}
)
