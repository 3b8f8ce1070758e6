-- needs 0.1.0
-- Version 11. Tasks of stores in which each was begun and ended once, as most are: the same rows as store.told_tasks from a fraction of the plan. To fold what
-- was said several times, by several processes, in parts, takes the engine longer to plan than plain tasks take to answer.

-- Sessions of which the last word is an end.
create view store.session_ends as
select session_id, max(case when kind = 2 then happened_at end) as ended_at
from (
  select x.session_id, e.kind, e.happened_at, row_number() over (partition by x.session_id order by e.happened_at desc, s.source desc, e.seq desc) as from_last
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (1, 2) and x.session_id is not null
)
group by session_id
having max(case when from_last = 1 then kind end) = 2;

-- Whether store.plain_tasks holds what store.told_tasks does: one row. Begin and end come from one scope, once, and in this order; and what a short process has
-- begun has ended, since otherwise everything that was heard of it since would have to be known.
create view store.task_shape as
select not exists (
  select 1
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (3, 4) and x.task_no is not null
  group by x.task_no
  having count(case when e.kind = 3 then 1 end) > 1
    or count(case when e.kind = 4 then 1 end) > 1
    or min(e.context_id) <> max(e.context_id)
    or max(case when e.kind = 3 then e.happened_at end) >= min(case when e.kind = 4 then e.happened_at end)
    or (max(case when e.kind = 3 then s.kind end) = 1 and max(e.kind) = 3)
) as is_plain;

create view store.plain_tasks as
with said as (
  select x.task_no, x.agent, x.model, x.cli, x.task_type, e.*
  from (
    select e.context_id,
      max(case when e.kind = 4 then e.result end) as result,
      coalesce(max(case when e.kind = 4 then e.origin end), max(e.origin)) as origin,
      bool_or(case when e.kind = 3 then s.kind = 0 and s.closed end) as starter_closed,
      min(case when e.kind = 3 then e.happened_at end) as started_at,
      max(case when e.kind = 4 then e.happened_at end) as ended_at,
      max(e.happened_at) as last_at
    from store.events e
    join store.sources s using (source_id)
    where e.kind in (3, 4)
    group by e.context_id
  ) e
  join store.contexts x using (context_id)
),
used as (
  select x.task_no,
    sum(u.tokens_prompt)::bigint as tokens_prompt, sum(u.tokens_completion)::bigint as tokens_completion, sum(u.tokens_cache_read)::bigint as tokens_cache_read,
    sum(u.tokens_cache_write)::bigint as tokens_cache_write, sum(u.tokens_reasoning)::bigint as tokens_reasoning, sum(u.tokens_total)::bigint as tokens_total,
    store.cost_of(u.cost, u.cost_currency_id) as cost, any_value(u.cost_currency_id) as cost_currency_id, store.cost_origin_of(u.cost_origin) as cost_origin,
    count(case when u.cost is null and u.tokens_total > 0 then 1 end) as usages_of_unknown_price,
    max(u.model) as model, max(u.recorded_at) as last_at
  from store.counted_amounts u
  join store.contexts x using (context_id)
  where x.task_no is not null
  group by x.task_no
),
others as (
  select task_no, max(agent) as agent, max(model) as model, max(cli) as cli, max(task_type) as task_type
  from store.contexts
  where context_id <> task_no
  group by task_no
)
select
  k.task_no,
  0 as part,
  k.task_id,
  k.session_id,
  coalesce(e.agent, greatest(k.agent, o.agent)) as agent,
  coalesce(e.model, greatest(k.model, o.model), w.model) as model,
  coalesce(e.cli, greatest(k.cli, o.cli)) as cli,
  coalesce(e.task_type, greatest(k.task_type, o.task_type)) as task_type,
  case
    when e.ended_at is not null then case e.result
      when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped'
    end
    when e.starter_closed or d.ended_at >= e.started_at then 'unfinished'
  end as result,
  e.started_at,
  e.ended_at,
  (epoch_us(e.ended_at) - epoch_us(e.started_at)) / 1e6 as duration_s,
  w.tokens_prompt,
  w.tokens_completion,
  w.tokens_cache_read,
  w.tokens_cache_write,
  w.tokens_reasoning,
  w.tokens_total,
  w.cost,
  w.cost_currency_id,
  w.cost_origin,
  coalesce(w.usages_of_unknown_price, 0) as usages_of_unknown_price,
  greatest(e.last_at, w.last_at) as last_at,
  k.run,
  case coalesce(e.origin, 0) when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin
from (from store.contexts where context_id = task_no) k
left join others o on o.task_no = k.task_no
left join said e on e.task_no = k.task_no
left join used w on w.task_no = k.task_no
left join store.session_ends d on d.session_id = k.session_id;
