asked_tasks as (
  select t.*
  from store.told_tasks t
  where true{tasks}
)
