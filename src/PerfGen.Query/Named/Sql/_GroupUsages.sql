sum(tokens_prompt * sample_weight)::bigint as tokens_prompt,
    sum(tokens_completion * sample_weight)::bigint as tokens_completion,
    sum(tokens_cache_read * sample_weight)::bigint as tokens_cache_read,
    sum(tokens_cache_write * sample_weight)::bigint as tokens_cache_write,
    sum(tokens_reasoning * sample_weight)::bigint as tokens_reasoning,
    case when min(cost_currency_id) is not distinct from max(cost_currency_id) then sum(cost * sample_weight) end as cost,
    any_value(cost_currency_id) as currency
