-- Tokens and cost of each hour, by currency.
-- $since: at or after it.
select
  date_trunc('hour', recorded_at) as hour,
  cost_currency,
  sum(cost) as cost,
  sum(tokens_total)::bigint as tokens,
  count(*) filter (cost is null and tokens_total > 0) as usages_of_unknown_price
from token_usage
where recorded_at >= $since::timestamptz
group by all
order by hour, cost_currency
