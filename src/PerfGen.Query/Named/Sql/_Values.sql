asked_values as (
  select v.*
  from main.metrics v
  where true{values}
)
