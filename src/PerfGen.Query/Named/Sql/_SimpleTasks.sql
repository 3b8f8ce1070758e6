(
  select
    k.task_no, 0 as part, k.task_id, k.session_id,
    coalesce(e.agent, greatest(k.agent, o.agent)) as agent,
    coalesce(e.model, greatest(k.model, o.model)/*usages*/, w.model/*.usages*/) as model,
    coalesce(e.cli, greatest(k.cli, o.cli)) as cli,
    coalesce(e.task_type, greatest(k.task_type, o.task_type)) as task_type,
    case
      when e.ended_at is not null then case e.result
        when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped'
      end
      when (b.kind = 0 and b.closed) or d.ended_at >= e.started_at then 'unfinished'
    end as result,
    e.started_at, e.ended_at, (epoch_us(e.ended_at) - epoch_us(e.started_at)) / 1e6 as duration_s,
    /*usages*/
    w.tokens_prompt, w.tokens_completion, w.tokens_cache_read, w.tokens_cache_write, w.tokens_reasoning, w.tokens_total,
    w.cost, w.cost_currency_id, w.cost_origin, coalesce(w.usages_of_unknown_price, 0) as usages_of_unknown_price,
    /*.usages*/
    greatest(e.last_at/*usages*/, w.last_at/*.usages*/) as last_at, k.run,
    case coalesce(e.origin, 0) when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin
  from (from store.contexts where context_id = task_no) k
  left join (
    select task_no, max(agent) as agent, max(model) as model, max(cli) as cli, max(task_type) as task_type
    from store.contexts
    where context_id <> task_no
    group by task_no
  ) o on o.task_no = k.task_no
  left join (
    select x.task_no, x.agent, x.model, x.cli, x.task_type, e.*
    from (
      select context_id, max(case when kind = 4 then result end) as result, coalesce(max(case when kind = 4 then origin end), max(origin)) as origin,
        max(case when kind = 3 then source_id end) as starter_id, max(case when kind = 3 then happened_at end) as started_at,
        max(case when kind = 4 then happened_at end) as ended_at, max(happened_at) as last_at
      from store.events
      where kind in (3, 4)
      group by context_id
    ) e
    join store.contexts x using (context_id)
  ) e on e.task_no = k.task_no
  left join store.sources b on b.source_id = e.starter_id
  /*usages*/
  left join (
    select x.task_no,
      sum(u.tokens_prompt)::bigint as tokens_prompt, sum(u.tokens_completion)::bigint as tokens_completion, sum(u.tokens_cache_read)::bigint as tokens_cache_read,
      sum(u.tokens_cache_write)::bigint as tokens_cache_write, sum(u.tokens_reasoning)::bigint as tokens_reasoning, sum(u.tokens_total)::bigint as tokens_total,
      store.cost_of(u.cost, u.cost_currency_id) as cost, any_value(u.cost_currency_id) as cost_currency_id, store.cost_origin_of(u.cost_origin) as cost_origin,
      count(case when u.cost is null and u.tokens_total > 0 then 1 end) as usages_of_unknown_price, max(u.model) as model, max(u.recorded_at) as last_at
    from store.usages u
    join store.contexts x using (context_id)
    where x.task_no is not null
    group by x.task_no
  ) w on w.task_no = k.task_no
  /*.usages*/
  left join (
    select x.session_id, max(e.ended_at) as ended_at
    from (
      select context_id, max(case when kind = 1 then happened_at end) as began_at, max(case when kind = 2 then happened_at end) as ended_at
      from store.events
      where kind in (1, 2)
      group by context_id
    ) e
    join store.contexts x using (context_id)
    where x.session_id is not null
    group by x.session_id
    having max(e.ended_at) > coalesce(max(e.began_at), '-infinity'::timestamptz)
  ) d on d.session_id = k.session_id
)
