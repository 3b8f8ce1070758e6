-- What was worked (tasks are folded by then), used and measured in a window, for several questions of one report: from days that are settled, and from rows for all other time (live).

create or replace temp table worked_parts as
select task_type, model, result, origin, sum(tasks)::bigint as tasks, sum(timed)::bigint as timed, sum(duration_us)::hugeint as duration_us, sum(assessed)::bigint as assessed,
  sum(quality_sum) as quality_sum, sum(indexed)::bigint as indexed, sum(index_sum) as index_sum
from (
  select task_type, model, result, origin, count(*) as tasks, count(duration_us) as timed, sum(duration_us)::bigint as duration_us, count(quality) as assessed, sum(quality) as quality_sum,
    count(performance) as indexed, sum(performance) as index_sum
  from temp.folded_tasks
  where live(placed_at)
  group by task_type, model, result, origin
  /*13*/union all
  select task_type, model, result, origin, tasks, timed, duration_us, assessed, quality_sum, indexed, index_sum from store.day_tasks where {settled}/*.13*/
)
group by task_type, model, result, origin;

create or replace temp table worked_bins as
select by_model, name, bin, sum(n)::bigint as n
from (
  select b.by_model, if(b.by_model, t.model, t.task_type) as name, store.bin_of(t.duration_us::double) as bin, 1 as n
  from temp.folded_tasks t
  cross join (select unnest([false, true]) as by_model) b
  where t.ended_at is not null and t.result is distinct from 5 and t.duration_us is not null and live(t.placed_at)
  /*13*/union all
  select by_model, name, bin, n from store.day_task_bins where {settled}/*.13*/
)
group by by_model, name, bin;

create or replace temp table used_parts as
select p.agent, p.model, p.task_type, s.text as cost_currency, sum(p.tokens_prompt)::bigint as tokens_prompt, sum(p.tokens_completion)::bigint as tokens_completion,
  sum(p.tokens_total)::bigint as tokens_total, sum(p.cost)::decimal(38, 9) as cost, sum(p.unpriced)::bigint as unpriced
from (
  select agent, model, task_type, cost_currency_id, sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion,
    sum(tokens_total)::bigint as tokens_total, sum(cost) as cost, count(*) filter (cost is null and tokens_total > 0) as unpriced
  from {usages} u
  where live(recorded_at)
  group by agent, model, task_type, cost_currency_id
  /*13*/union all
  select agent, model, task_type, cost_currency_id, tokens_prompt, tokens_completion, tokens_total, cost, unpriced from store.day_usages where {settled}/*.13*/
) p
left join store.strings s on s.string_id = p.cost_currency_id
group by p.agent, p.model, p.task_type, s.text;

create or replace temp table measured_parts as
select name_id, sum("values")::bigint as "values", sum(value_sum) as total, min(value_min) as minimum, max(value_max) as maximum
from (
  select name_id, count(*) as "values", sum(value) as value_sum, min(value) as value_min, max(value) as value_max from store.metrics where live(recorded_at) group by name_id
  /*13*/union all
  select name_id, "values", value_sum, value_min, value_max from store.day_values where {settled}/*.13*/
)
group by name_id
