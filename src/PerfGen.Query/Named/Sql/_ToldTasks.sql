asked_tasks as (
  select t.*
  from {told} t
  where true{tasks}
)
