-- How often each tracked method ran, how well, and how fast, from rollups (see RanParts); the method that took most time first.
with named as (
  select method_id, type, method, metric, min(method_id) over (partition by type, method, metric) as key from store.methods
),
summed as (
  select
    type, method, metric,
    sum(calls)::bigint as calls,
    coalesce(sum(calls) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(calls) filter (status = 0), 0) / nullif(sum(calls) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_sum) / 1e9 as total_s,
    sum(tokens_prompt)::bigint as tokens_prompt,
    sum(tokens_completion)::bigint as tokens_completion
  from ran_parts
  group by type, method, metric
),
wanted as (
  select unnest([0.50::double, 0.95::double, 0.99::double]) as p
),
grouped as not materialized (
  /*bins*/select k.key, b.bin // 32 as bins, b.n, [{bin: b.bin, n: b.n}] as durations
  from ran_bins b
  join (select distinct type, method, metric, key from named) k using (type, method, metric)
  /*13*/union all/*.13*//*.bins*/
  /*13*/select k.key, g.bins, g.n, g.durations
  from store.month_methods g
  join named k using (method_id)
  where {_OfMonths}/*.13*/
  /*14*//*days*/union all
  select k.key, g.bins, g.n, g.durations
  from store.day_methods g
  join named k using (method_id)
  where {_OfDays}/*.days*//*.14*/
),
{_Percentiles}
select s.type, s.method, s.metric, s.calls, s.succeeded, s.success_rate, p.p50 / 1e9 as p50_s, p.p95 / 1e9 as p95_s, p.p99 / 1e9 as p99_s, s.total_s, s.tokens_prompt, s.tokens_completion
from summed s
join (select distinct type, method, metric, key from named) k using (type, method, metric)
left join percentiles p using (key)
order by total_s desc nulls last, type, method, metric
