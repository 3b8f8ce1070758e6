(
    -- store.counted_usages where each usage is simply what it adds.
    select u.recorded_at, coalesce(m.agent, x.agent) as agent, coalesce(u.model, x.model) as model, x.task_type, u.cost_currency_id, u.cost, u.tokens_prompt, u.tokens_completion, u.tokens_total
    from store.usages u
    left join store.contexts x using (context_id)
    left join store.methods m using (method_id)
  )