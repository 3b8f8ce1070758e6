asked_tasks as (
  select t.*
  from main.tasks t
  where true{tasks}
)
