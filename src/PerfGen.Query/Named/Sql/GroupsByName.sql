-- Calls by a name that methods or contexts have: how many, how well, how fast, how dear. Names get numbers first: to compare a million texts takes longer than all else.
with keys as materialized (
  select key, row_number() over ()::integer as key_no
  from (select {method_key} as key from store.methods m union select {context_key} from store.contexts x)
  where key is not null
),
numbered_methods as (
  select m.*, k.key_no from store.methods m left join keys k on k.key = {method_key}
),
-- Calls in no context have one here, so that each call finds exactly one: the engine looks that up by its place.
numbered_contexts as (
  select x.*, k.key_no from store.contexts x left join keys k on k.key = {context_key}
  union all by name
  select -1 as context_id
),
keyed as (
  select c.*, coalesce(m.key_no, x.key_no) as key_no
  from store.calls c
  join numbered_methods m using (method_id)
  join numbered_contexts x on x.context_id = coalesce(c.context_id, -1)
  where true{calls}
),
keyed_usages as (
  select c.*, coalesce(m.key_no, x.key_no) as key_no
  from store.call_usages c
  join numbered_methods m using (method_id)
  join numbered_contexts x on x.context_id = coalesce(c.context_id, -1)
  where true{calls}
),
used as (
  select
    key_no,
    {_GroupUsages}
  from keyed_usages
  group by key_no
),
summed as (
  select
    key_no,
    {_GroupCalls}
  from keyed
  group by key_no
)
select k.key as {by}, calls, succeeded, success_rate, mean_s, p[1] / 1e9 as p50_s, p[2] / 1e9 as p95_s, p[3] / 1e9 as p99_s, max_s, total_s,
  tokens_prompt, tokens_completion, case when tokens_prompt is not null or tokens_completion is not null then coalesce(tokens_prompt, 0) + coalesce(tokens_completion, 0) end as tokens_total,
  tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, c.text as cost_currency, first_at, last_at
from summed s
left join used u on u.key_no is not distinct from s.key_no
left join keys k on k.key_no = s.key_no
left join store.strings c on c.string_id = u.currency
order by {order} nulls last, k.key
