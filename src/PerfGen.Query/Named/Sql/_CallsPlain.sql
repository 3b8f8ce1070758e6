asked_calls as (
  select c.*
  from store.calls c
  where true{calls}
)
