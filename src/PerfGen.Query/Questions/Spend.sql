-- Tokens and cost of each quarter of an hour, by currency: days begin at one in every zone that is in use.
-- $since: at or after it.
select
  make_timestamptz(epoch_us(recorded_at) // 900000000 * 900000000) as began_at,
  cost_currency,
  count(*) as usages,
  sum(cost) as cost,
  sum(tokens_total)::bigint as tokens,
  count(*) filter (cost is null and tokens_total > 0) as usages_of_unknown_price
from token_usage
where recorded_at >= $since::timestamptz
group by all
order by began_at, cost_currency
