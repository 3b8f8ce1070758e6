-- Sessions that no context told of when days were last settled.
(
  select count(distinct n.session_id)
  from store.contexts n
  where n.context_id > getvariable('known_contexts')::integer
    and n.session_id not in (
      select session_id from store.contexts
      where context_id <= getvariable('known_contexts')::integer and session_id in (select session_id from store.contexts where context_id > getvariable('known_contexts')::integer))
)
