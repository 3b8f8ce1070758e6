-- What ran in a window, from rollups and from the rows beside them, for several questions of one report. RanBins.sql comes after it.
-- Rows beside rollups are looked for by their time, each kind for itself, so that the blocks of all others are skipped.
create or replace temp view ran_rows as
select method_id, context_id, started_at, duration_ns, status, sample_weight from store.calls c
where not c.is_rolled_up and c.started_at >= getvariable('beside_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, duration_ns, status, sample_weight from store.calls c
where c.is_rolled_up and c.started_at < getvariable('days_from')::timestamptz{calls}
union all
select method_id, context_id, started_at, duration_ns, status, sample_weight from store.calls c
where c.is_rolled_up and c.started_at >= greatest(getvariable('days_from')::timestamptz, getvariable('days_until')::timestamptz){calls};

create or replace temp view ran_usages as
select method_id, context_id, status, sample_weight, tokens_prompt, tokens_completion from store.call_usages c
where not c.is_rolled_up and c.started_at >= getvariable('beside_from')::timestamptz{calls}
union all
select method_id, context_id, status, sample_weight, tokens_prompt, tokens_completion from store.call_usages c
where c.is_rolled_up and c.started_at < getvariable('days_from')::timestamptz{calls}
union all
select method_id, context_id, status, sample_weight, tokens_prompt, tokens_completion from store.call_usages c
where c.is_rolled_up and c.started_at >= greatest(getvariable('days_from')::timestamptz, getvariable('days_until')::timestamptz){calls};

-- They are of few contexts: once these are found, the engine knows that, and reads no others.
create or replace temp table ran_context_ids as
select distinct context_id from ran_rows;

-- An agent's number is one of its contexts, so that there are few groups, of numbers alone.
create or replace temp table ran_contexts as
select context_id, agent, min(context_id) over (partition by agent) as agent_no
from store.contexts
where context_id in (from ran_context_ids);

create or replace temp table ran_beside as
select r.method_id, x.agent_no, r.status, store.bin_of(r.duration_ns::double) as bin, sum(r.sample_weight)::bigint as calls, sum(r.duration_ns * r.sample_weight)::hugeint as duration_sum,
  min(r.started_at) as first_at, max(r.started_at) as last_at
from ran_rows r
left join ran_contexts x using (context_id)
group by r.method_id, x.agent_no, r.status, bin;

create or replace temp table ran_parts as
with {_Parts},
summed as (
  select method_id, agent_no, status, sum(calls) as calls, sum(duration_sum) as duration_sum, null as tokens_prompt, null as tokens_completion, min(first_at) as first_at, max(last_at) as last_at
  from ran_beside
  group by method_id, agent_no, status
  union all
  select u.method_id, x.agent_no, u.status, 0, null, sum(u.tokens_prompt * u.sample_weight), sum(u.tokens_completion * u.sample_weight), null, null
  from ran_usages u
  left join ran_contexts x using (context_id)
  group by u.method_id, x.agent_no, u.status
)
select type, method, metric, agent, status, sum(calls)::bigint as calls, sum(duration_sum)::hugeint as duration_sum, sum(tokens_prompt)::bigint as tokens_prompt,
  sum(tokens_completion)::bigint as tokens_completion, min(first_at) as first_at, max(last_at) as last_at
from (
  select type, method, metric, agent, status, calls, duration_sum, tokens_prompt, tokens_completion, first_at, last_at from parts
  union all
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent), s.status, s.calls, s.duration_sum, s.tokens_prompt, s.tokens_completion, s.first_at, s.last_at
  from summed s
  join store.methods m using (method_id)
  left join ran_contexts x on x.context_id = s.agent_no
)
group by type, method, metric, agent, status
