asked_calls as not materialized (
  select c.*
  from store.calls c
  where true{calls}
)
