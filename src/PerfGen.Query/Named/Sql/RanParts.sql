-- What ran in a window, from rollups and from the rows beside them, for several questions of one report. RanBins.sql comes after it.
-- Rows beside rollups are few: once they are found, the engine knows that, and makes no table of all contexts for them. Each part of them is looked for by its
-- time, so that the blocks of all others are skipped.
create or replace temp table ran_beside as
select method_id, context_id, started_at, duration_ns, status, sample_weight, is_rolled_up from store.calls c
where not c.is_rolled_up and c.started_at >= getvariable('beside_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, duration_ns, status, sample_weight, is_rolled_up from store.calls c
where c.is_rolled_up and c.started_at < getvariable('days_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, duration_ns, status, sample_weight, is_rolled_up from store.calls c
where c.is_rolled_up and c.started_at >= greatest(getvariable('days_from')::timestamptz, getvariable('days_until')::timestamptz){calls};

create or replace temp table ran_usages_beside as
select method_id, context_id, started_at, status, sample_weight, tokens_prompt, tokens_completion, is_rolled_up from store.call_usages c
where not c.is_rolled_up and c.started_at >= getvariable('beside_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, status, sample_weight, tokens_prompt, tokens_completion, is_rolled_up from store.call_usages c
where c.is_rolled_up and c.started_at < getvariable('days_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, status, sample_weight, tokens_prompt, tokens_completion, is_rolled_up from store.call_usages c
where c.is_rolled_up and c.started_at >= greatest(getvariable('days_from')::timestamptz, getvariable('days_until')::timestamptz){calls};

create or replace temp table ran_parts as
with {_Parts}
select type, method, metric, agent, status, sum(calls)::bigint as calls, sum(duration_sum)::hugeint as duration_sum, sum(tokens_prompt)::bigint as tokens_prompt,
  sum(tokens_completion)::bigint as tokens_completion, min(first_at) as first_at, max(last_at) as last_at
from (
  select type, method, metric, agent, status, calls, duration_sum, tokens_prompt, tokens_completion, first_at, last_at from parts
  union all
  select type, method, metric, agent, status, sample_weight, duration_ns * sample_weight, null, null, started_at, started_at
  from rows_beside
  union all
  select type, method, metric, agent, status, 0, null, tokens_prompt * sample_weight, tokens_completion * sample_weight, null, null
  from usages_beside
)
group by type, method, metric, agent, status
