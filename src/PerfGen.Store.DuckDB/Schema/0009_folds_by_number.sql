-- needs 0.1.0
-- Version 9. The same answers from less work. Tasks are numbered, and folded by their numbers; the order of what was said is computed once; and nothing is
-- materialized above what is asked, so that the engine leaves out sums that nobody reads.

-- What calls of a task were, of which retention has removed the rows: so that a task's calls never become fewer. With store.calls they are all.
create table store.removed_calls (
  context_id integer not null,
  first_at timestamptz not null,     -- within one part of the task
  last_at timestamptz not null,
  calls bigint not null,             -- weighed
  failures bigint not null
);

create or replace macro store.cost_of(cost, currency_id) as case when min(currency_id) is not distinct from max(currency_id) then sum(cost)::decimal(18, 9) end;

-- The percentile of [{v, w}] between neighbours, as if each value stood there as often as its weight says: quantile_cont where all weights are 1.
create or replace macro store.weighed_percentile(weighed, p) as (
  select min(v) filter (below > floor(p * (everything - 1)))
    + (p * (max(everything) - 1) - floor(p * (max(everything) - 1))) * (min(v) filter (below > ceil(p * (everything - 1))) - min(v) filter (below > floor(p * (everything - 1))))
  from (select u.v as v, (sum(u.w) over (order by u.v))::double as below, (sum(u.w) over ())::double as everything from (select unnest(weighed) as u))
);

-- The same by nearest rank: quantile_disc where all weights are 1.
create macro store.weighed_rank(weighed, p) as (
  select min(v) filter (below >= greatest(ceil(p * everything), 1))
  from (select u.v as v, (sum(u.w) over (order by u.v))::double as below, (sum(u.w) over ())::double as everything from (select unnest(weighed) as u))
);

-- Median, 95th and 99th percentile of a group, weighed where the store has rows that stand for several calls. The list is made only there.
create macro store.percentiles_of(value, weight, is_sampled) as case
  when any_value(is_sampled) then [
    store.weighed_percentile(list({v: value, w: weight}) filter (is_sampled and value is not null), 0.50),
    store.weighed_percentile(list({v: value, w: weight}) filter (is_sampled and value is not null), 0.95),
    store.weighed_percentile(list({v: value, w: weight}) filter (is_sampled and value is not null), 0.99)]
  else quantile_cont(value, [0.50, 0.95, 0.99])
end;

-- Whether it has such rows: one row.
create view store.sampling as select coalesce(max(sample_weight), 1) > 1 as is_sampled from store.calls;

create or replace view store.session_parts as
with placed as materialized (
  select x.session_id, x.agent, x.model, x.cli, e.happened_at as said_at, e.kind, s.kind = 0 and s.closed as starter_closed, s.kind = 1 as starter_is_inbox,
    row_number() over (order by e.happened_at, s.source, e.seq) as place
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (1, 2) and x.session_id is not null
),
begun_again as materialized (
  select session_id from placed group by session_id having max(place) filter (kind = 1) > min(place) filter (kind = 2)
),
parted as (
  select *, 0 as part from placed where session_id not in (from begun_again)
  union all
  select * exclude (again), coalesce(sum(again) over (partition by session_id order by place rows unbounded preceding), 0)::integer as part
  from (
    select *, (kind = 1 and lag(kind) over (partition by session_id order by place) = 2)::integer as again
    from placed
    where session_id in (from begun_again)
  )
)
-- Whose session it is, its begin says: its end comes from wherever somebody is at work by then.
select session_id, part,
  coalesce(arg_max(agent, place) filter (agent is not null and kind = 1), arg_max(agent, place) filter (agent is not null)) as agent,
  coalesce(arg_max(model, place) filter (model is not null and kind = 1), arg_max(model, place) filter (model is not null)) as model,
  coalesce(arg_max(cli, place) filter (cli is not null and kind = 1), arg_max(cli, place) filter (cli is not null)) as cli,
  arg_max(starter_closed, place) filter (kind = 1) as starter_closed,
  arg_max(starter_is_inbox, place) filter (kind = 1) as starter_is_inbox,
  min(said_at) filter (kind = 1) as started_at,
  max(said_at) filter (kind = 2) as ended_at,
  max(said_at) as last_at
from parted
group by session_id, part;

-- Every usage once, as what it adds, without names.
--   Where usages were recorded in a call, what the call captured itself is the same said again, and does not count.
--   Of usages under one message id the fullest counts, the first of those that are equal.
--   Of counts that go up, what was added since the last one counts; where they fall, they began anew.
create view store.own_usages as
select u.*
from store.usages u
left join (
  select source_id, call from store.usages where not captured and call is not null group by source_id, call
) r on r.source_id = u.source_id and r.call = u.call
where not (u.captured and r.call is not null);

create view store.counted_amounts as
with before as (
  select u.*,
    lag(tokens_total) over counter as total_before, lag(tokens_prompt) over counter as prompt_before, lag(tokens_completion) over counter as completion_before,
    lag(tokens_cache_read) over counter as cache_read_before, lag(tokens_cache_write) over counter as cache_write_before,
    lag(tokens_reasoning) over counter as reasoning_before, lag(cost) over counter as cost_before
  from (
    select u.*, s.source, x.session_id, case when x.session_id is null then s.source end as lonely, coalesce(m.agent, x.agent) as agent, coalesce(u.model, x.model) as known_model
    from store.own_usages u
    join store.sources s using (source_id)
    left join store.contexts x using (context_id)
    left join store.methods m using (method_id)
    where cumulative
  ) u
  window counter as (partition by session_id, lonely, agent, known_model, message_id order by recorded_at, source, seq)
)
select * from store.own_usages where message_id is null and not cumulative
union all
select u.* from store.own_usages u join store.sources s using (source_id) where message_id is not null and not cumulative
qualify row_number() over (partition by message_id order by tokens_total desc nulls last, recorded_at, s.source, seq) = 1
union all by name
select * exclude (source, session_id, lonely, agent, known_model, total_before, prompt_before, completion_before, cache_read_before, cache_write_before, reasoning_before, cost_before)
  replace (
    tokens_total - case when tokens_total >= total_before then total_before else 0 end as tokens_total,
    tokens_prompt - case when tokens_total >= total_before and tokens_prompt >= prompt_before then prompt_before else 0 end as tokens_prompt,
    tokens_completion - case when tokens_total >= total_before and tokens_completion >= completion_before then completion_before else 0 end as tokens_completion,
    tokens_cache_read - case when tokens_total >= total_before and tokens_cache_read >= cache_read_before then cache_read_before else 0 end as tokens_cache_read,
    tokens_cache_write - case when tokens_total >= total_before and tokens_cache_write >= cache_write_before then cache_write_before else 0 end as tokens_cache_write,
    tokens_reasoning - case when tokens_total >= total_before and tokens_reasoning >= reasoning_before then reasoning_before else 0 end as tokens_reasoning,
    (cost - case when tokens_total >= total_before and cost >= cost_before then cost_before else 0 end)::decimal(18, 9) as cost)
from before;

create or replace view store.counted_usages as
select u.* exclude (model), s.source, x.session_id, x.task_id, x.run, x.task_type, coalesce(m.agent, x.agent) as agent, x.cli, coalesce(u.model, x.model) as model
from store.counted_amounts u
join store.sources s using (source_id)
left join store.contexts x using (context_id)
left join store.methods m using (method_id);

-- A task has a number: its smallest context, which has the task's names. Whoever adds contexts gives it to them.
alter table store.contexts add column task_no integer;
update store.contexts x
set task_no = k.task_no
from (select session_id, task_id, run, min(context_id) as task_no from store.contexts where task_id is not null group by session_id, task_id, run) k
where k.task_id = x.task_id and k.session_id is not distinct from x.session_id and k.run is not distinct from x.run;

drop view store.task_contexts;

-- Begins and ends of tasks. A task that is begun again after its end is a new task of the same id: its parts are told apart by time. Within a part the last
-- word counts, by (time, source, seq), which is the place here, so that the order of drains does not matter.
create or replace view store.task_parts as
with placed as materialized (
  select x.task_no, e.context_id, x.agent is not null as has_agent, x.model is not null as has_model, x.cli is not null as has_cli, x.task_type is not null as has_type,
    e.happened_at as said_at, e.kind, e.result, e.origin, s.kind = 0 and s.closed as starter_closed, s.kind = 1 as starter_is_inbox,
    row_number() over (order by e.happened_at, s.source, e.seq) as place
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (3, 4) and x.task_no is not null
),
begun_again as materialized (
  select task_no from placed group by task_no having max(case when kind = 3 then place end) > min(case when kind = 4 then place end)
),
parted as (
  select *, 0 as part from placed where task_no not in (from begun_again)
  union all
  select * exclude (again), coalesce(sum(again) over (partition by task_no order by place rows unbounded preceding), 0)::integer as part
  from (
    select *, (kind = 3 and lag(kind) over (partition by task_no order by place) = 4)::integer as again
    from placed
    where task_no in (from begun_again)
  )
)
-- The greatest of place and what was said holds what was said last.
select task_no, part,
  (max(case when has_agent then (place << 32) + context_id end) & 4294967295)::integer as agent_of,
  (max(case when has_model then (place << 32) + context_id end) & 4294967295)::integer as model_of,
  (max(case when has_cli then (place << 32) + context_id end) & 4294967295)::integer as cli_of,
  (max(case when has_type then (place << 32) + context_id end) & 4294967295)::integer as type_of,
  max((place << 2) + origin) & 3 as origin,
  max(case when kind = 4 then (place << 3) + result end) & 7 as result,
  (max(case when kind = 3 then (place << 1) + starter_closed::integer end) & 1) = 1 as starter_closed,
  (max(case when kind = 3 then (place << 1) + starter_is_inbox::integer end) & 1) = 1 as starter_is_inbox,
  min(case when kind = 3 then said_at end) as started_at,
  max(case when kind = 4 then said_at end) as ended_at,
  min(said_at) as first_at,
  max(said_at) as last_at
from parted
group by task_no, part;

-- From when to when the parts of tasks last that were begun again; all others last for ever.
create view store.part_bounds as
with suspects as (
  select x.task_no
  from store.events e
  join store.contexts x using (context_id)
  where e.kind in (3, 4) and x.task_no is not null
  group by x.task_no
  having max(case when e.kind = 3 then e.happened_at end) >= min(case when e.kind = 4 then e.happened_at end)
),
marked as (
  select x.task_no, e.happened_at, s.source, e.seq,
    (e.kind = 3 and lag(e.kind) over (partition by x.task_no order by e.happened_at, s.source, e.seq) = 4)::integer as again
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (3, 4) and x.task_no in (from suspects)
),
firsts as (
  select task_no, part, min(happened_at) as first_at
  from (select *, coalesce(sum(again) over (partition by task_no order by happened_at, source, seq rows unbounded preceding), 0)::integer as part from marked)
  group by task_no, part
)
select task_no, part,
  case when part = 0 then '-infinity'::timestamptz else first_at end as from_at,
  coalesce(lead(first_at) over (partition by task_no order by part), 'infinity'::timestamptz) as until_at
from firsts;

-- Tasks without what their calls, values and notes say: what most questions about tasks ask.
create view store.told_tasks as
with bounds as (
  from store.part_bounds
),
parts as (
  from store.task_parts
),
used as (
  select x.task_no, coalesce(b.part, 0) as part,
    sum(u.tokens_prompt)::bigint as tokens_prompt, sum(u.tokens_completion)::bigint as tokens_completion, sum(u.tokens_cache_read)::bigint as tokens_cache_read,
    sum(u.tokens_cache_write)::bigint as tokens_cache_write, sum(u.tokens_reasoning)::bigint as tokens_reasoning, sum(u.tokens_total)::bigint as tokens_total,
    store.cost_of(u.cost, u.cost_currency_id) as cost, any_value(u.cost_currency_id) as cost_currency_id, store.cost_origin_of(u.cost_origin) as cost_origin,
    count(case when u.cost is null and u.tokens_total > 0 then 1 end) as usages_of_unknown_price,
    max(u.model) as model, max(u.recorded_at) as last_at
  from store.counted_amounts u
  join store.contexts x using (context_id)
  left join store.part_bounds b on b.task_no = x.task_no and u.recorded_at >= b.from_at and u.recorded_at < b.until_at
  where x.task_no is not null
  group by x.task_no, coalesce(b.part, 0)
),
closed_sessions as (
  select session_id, max(ended_at) as ended_at
  from store.session_parts
  group by session_id
  having max(part) = max(case when ended_at is not null then part end)
),
-- When something was last heard of tasks that short processes began and nobody ended; of others nobody asks.
heard as (
  select x.task_no, coalesce(b.part, 0) as part, max(r.seen_at) as last_at
  from (
    select context_id, started_at as seen_at from store.calls
    union all
    select context_id, recorded_at from store.usages
    union all
    select context_id, happened_at from store.facts
  ) r
  join store.contexts x using (context_id)
  left join store.part_bounds b on b.task_no = x.task_no and r.seen_at >= b.from_at and r.seen_at < b.until_at
  where x.task_no in (select y.task_no from store.events e join store.contexts y using (context_id) join store.sources s using (source_id) where e.kind = 3 and s.kind = 1)
  group by x.task_no, coalesce(b.part, 0)
),
-- What other contexts say of a task of which no event says it.
others as (
  select task_no, max(agent) as agent, max(model) as model, max(cli) as cli, max(task_type) as task_type
  from store.contexts
  where context_id <> task_no
  group by task_no
)
select
  k.task_no,
  coalesce(e.part, 0) as part,
  k.task_id,
  k.session_id,
  coalesce(agent_of.agent, greatest(k.agent, o.agent)) as agent,
  coalesce(model_of.model, greatest(k.model, o.model), w.model) as model,
  coalesce(cli_of.cli, greatest(k.cli, o.cli)) as cli,
  coalesce(type_of.task_type, greatest(k.task_type, o.task_type)) as task_type,
  case
    when e.ended_at is not null then case e.result
      when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped'
    end
    when b.until_at < 'infinity'::timestamptz or e.starter_closed or d.ended_at >= e.started_at then 'unfinished'
    when e.starter_is_inbox and greatest(e.last_at, h.last_at) < now() - interval 24 hours then 'unfinished'
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
left join parts e on e.task_no = k.task_no
left join bounds b on b.task_no = e.task_no and b.part = e.part
left join store.contexts agent_of on agent_of.context_id = e.agent_of
left join store.contexts model_of on model_of.context_id = e.model_of
left join store.contexts cli_of on cli_of.context_id = e.cli_of
left join store.contexts type_of on type_of.context_id = e.type_of
left join used w on w.task_no = k.task_no and w.part = coalesce(e.part, 0)
left join closed_sessions d on d.session_id = k.session_id
left join heard h on h.task_no = e.task_no and h.part = e.part;

create view store.task_calls as
select x.task_no, coalesce(b.part, 0) as part, sum(r.calls)::bigint as calls, max(r.last_at) as last_at
from (
  select context_id, sample_weight as calls, started_at as first_at, started_at as last_at from store.calls
  union all
  select context_id, calls, first_at, last_at from store.removed_calls
) r
join store.contexts x using (context_id)
left join store.part_bounds b on b.task_no = x.task_no and r.first_at >= b.from_at and r.first_at < b.until_at
where x.task_no is not null
group by x.task_no, coalesce(b.part, 0);

create view store.task_values as
select x.task_no, coalesce(b.part, 0) as part,
  sum(case when n.name = 'files_created' then v.value end) as files_created,
  sum(case when n.name = 'files_modified' then v.value end) as files_modified,
  sum(case when n.name = 'lines_changed' then v.value end) as lines_changed,
  arg_max(v.value, case when n.name = 'quality_score' then v.place end) as quality_score,
  arg_max(v.value, case when n.name = 'performance_index' then v.place end) as performance_index,
  arg_max(v.value, case when n.name = 'quality_improvement' then v.place end) as quality_improvement,
  arg_max(v.value, case when n.name = 'user_satisfaction' then v.place end) as user_satisfaction
from (
  select v.context_id, v.recorded_at, v.name_id, v.value, row_number() over (order by v.recorded_at, s.source, v.seq) as place
  from store.metrics v
  join store.sources s using (source_id)
  where v.name_id in (
    select name_id from store.metric_names
    where name in ('files_created', 'files_modified', 'lines_changed', 'quality_score', 'performance_index', 'quality_improvement', 'user_satisfaction'))
) v
join store.metric_names n using (name_id)
join store.contexts x using (context_id)
left join store.part_bounds b on b.task_no = x.task_no and v.recorded_at >= b.from_at and v.recorded_at < b.until_at
where x.task_no is not null
group by x.task_no, coalesce(b.part, 0);

create view store.task_notes as
select x.task_no, coalesce(b.part, 0) as part, f.kind, f.text, f.value, (f.happened_at, s.source, f.seq) as place
from store.facts f
join store.sources s using (source_id)
join store.contexts x using (context_id)
left join store.part_bounds b on b.task_no = x.task_no and f.happened_at >= b.from_at and f.happened_at < b.until_at
where x.task_no is not null;

create or replace view main.tasks as
select
  k.task_id,
  k.session_id,
  k.agent,
  k.model,
  k.cli,
  k.task_type,
  k.result,
  f.priority,
  k.started_at,
  k.ended_at,
  k.duration_s,
  f.queue_time_s,
  c.calls,
  k.tokens_prompt,
  k.tokens_completion,
  k.tokens_cache_read,
  k.tokens_cache_write,
  k.tokens_reasoning,
  k.tokens_total,
  k.cost,
  case when k.cost is not null then currency.text end as cost_currency,
  k.cost_origin,
  k.usages_of_unknown_price,
  coalesce(v.files_created::bigint, nullif(f.paths_created, 0)) as files_created,
  coalesce(v.files_modified::bigint, nullif(f.paths_modified, 0)) as files_modified,
  v.lines_changed::bigint as lines_changed,
  v.quality_score,
  v.quality_score >= 70 as passed,
  v.performance_index,
  v.quality_improvement,
  v.user_satisfaction,
  f.description,
  f.complexity,
  f.approach_taken,
  f.best_practices = 1 as best_practices_followed,
  f.documentation_updated = 1 as documentation_updated,
  f.parent_task_id,
  coalesce(f.errors, 0) as errors,
  l.files,
  l.tools_used,
  l.skills_used,
  l.agents_delegated,
  l.issues_found,
  l.recommendations,
  l.notes,
  greatest(k.last_at, c.last_at, f.last_at) as last_seen_at,
  k.run,
  k.part,
  k.origin
from store.told_tasks k
left join store.task_calls c on c.task_no = k.task_no and c.part = k.part
left join store.task_values v on v.task_no = k.task_no and v.part = k.part
left join (
  select task_no, part,
    arg_max(text, place) filter (kind = 1) as description,
    arg_max(text, place) filter (kind = 2) as complexity,
    arg_max(text, place) filter (kind = 3) as priority,
    arg_max(value, place) filter (kind = 4) as queue_time_s,
    arg_max(text, place) filter (kind = 5) as parent_task_id,
    arg_max(text, place) filter (kind = 6) as approach_taken,
    arg_max(value, place) filter (kind = 7) as best_practices,
    arg_max(value, place) filter (kind = 8) as documentation_updated,
    count(distinct text) filter (kind = 32) as paths_created,
    count(distinct text) filter (kind = 33) as paths_modified,
    count(*) filter (kind = 41) as errors,
    max(place[1]) as last_at
  from store.task_notes
  group by task_no, part
) f on f.task_no = k.task_no and f.part = k.part
left join (
  select task_no, part,
    list(text order by place) filter (kind in (32, 33)) as files,
    list(text order by place) filter (kind = 34) as tools_used,
    list(text order by place) filter (kind = 35) as skills_used,
    list(text order by place) filter (kind = 36) as agents_delegated,
    list(text order by place) filter (kind = 37) as issues_found,
    list(text order by place) filter (kind = 38) as recommendations,
    list(text order by place) filter (kind = 39) as notes
  from (
    select task_no, part, kind, text, min(place) as place
    from store.task_notes
    where kind between 34 and 39 or kind in (32, 33)
    group by task_no, part, kind, text
  )
  group by task_no, part
) l on l.task_no = k.task_no and l.part = k.part
left join store.strings currency on currency.string_id = k.cost_currency_id;

comment on view main.tasks is 'Tasks, each folded from what all processes said about it. Begun again after its end, an id is another task.';
comment on column main.tasks.task_id is 'Id of the task; at any time unique within its session.';
comment on column main.tasks.session_id is 'Session that it belongs to; null is none.';
comment on column main.tasks.agent is 'Who works on it.';
comment on column main.tasks.model is 'Language model that works on it.';
comment on column main.tasks.cli is 'Command-line tool in which it is worked on.';
comment on column main.tasks.task_type is 'Kind of task.';
comment on column main.tasks.result is 'success, failure, partial, timeout, cancelled, skipped, or unfinished (its process or session ended first, it was begun again, or nothing was heard of it for a day); null while it runs.';
comment on column main.tasks.priority is 'critical, high, medium or low; null is unknown.';
comment on column main.tasks.started_at is 'When it first began (UTC); null where nobody said.';
comment on column main.tasks.ended_at is 'When it ended (UTC); null while it runs, and where it never ended.';
comment on column main.tasks.duration_s is 'From first begin to end, in seconds.';
comment on column main.tasks.queue_time_s is 'How long it waited before it began, in seconds; null is unknown.';
comment on column main.tasks.calls is 'Tracked calls in it, also those that retention has removed since; null is none.';
comment on column main.tasks.tokens_prompt is 'Tokens of prompts in it, with those of the cache; null is unknown.';
comment on column main.tasks.tokens_completion is 'Tokens of answers in it, with those of reasoning; null is unknown.';
comment on column main.tasks.tokens_cache_read is 'Of the prompts: tokens read from a cache; null is unknown.';
comment on column main.tasks.tokens_cache_write is 'Of the prompts: tokens written to a cache; null is unknown.';
comment on column main.tasks.tokens_reasoning is 'Of the answers: tokens of reasoning; null is unknown.';
comment on column main.tasks.tokens_total is 'Prompts and answers together; null is unknown.';
comment on column main.tasks.cost is 'What it cost, as far as prices are known; null is unknown, or in several currencies.';
comment on column main.tasks.cost_currency is 'Currency of the cost.';
comment on column main.tasks.cost_origin is 'reported, computed (a part of it at least), or unknown; null where nothing was used.';
comment on column main.tasks.usages_of_unknown_price is 'Answers that took tokens at a price that is not known; they are not in cost.';
comment on column main.tasks.files_created is 'Files created: the sum of the metric files_created, else the paths that were named.';
comment on column main.tasks.files_modified is 'Files changed: the sum of the metric files_modified, else the paths that were named.';
comment on column main.tasks.lines_changed is 'Sum of the metric lines_changed recorded in it.';
comment on column main.tasks.quality_score is 'Last quality_score recorded in it, 0 to 100.';
comment on column main.tasks.passed is 'Whether quality_score is 70 or more.';
comment on column main.tasks.performance_index is 'Last performance_index recorded in it.';
comment on column main.tasks.quality_improvement is 'Points gained over the baseline.';
comment on column main.tasks.user_satisfaction is 'How content the user was, 0 to 100.';
comment on column main.tasks.description is 'What was to be done.';
comment on column main.tasks.complexity is 'simple, medium or complex; null is unknown.';
comment on column main.tasks.approach_taken is 'How it was gone about.';
comment on column main.tasks.best_practices_followed is 'Whether best practices were followed; null is unknown.';
comment on column main.tasks.documentation_updated is 'Whether the documentation was updated; null is unknown.';
comment on column main.tasks.parent_task_id is 'Task that it is a part of.';
comment on column main.tasks.errors is 'Errors that were noted in it.';
comment on column main.tasks.files is 'Paths of files created and changed, in the order in which they were first named; null is unknown.';
comment on column main.tasks.tools_used is 'Tools used; how often is in notes.';
comment on column main.tasks.skills_used is 'Skills used.';
comment on column main.tasks.agents_delegated is 'Agents that work was handed on to.';
comment on column main.tasks.issues_found is 'Problems found.';
comment on column main.tasks.recommendations is 'What was recommended.';
comment on column main.tasks.notes is 'Notes.';
comment on column main.tasks.last_seen_at is 'When something of it was last recorded (UTC).';
comment on column main.tasks.run is 'Set where it was told at once: names that telling.';
comment on column main.tasks.part is 'How often an id was begun again after its end: 0, 1, …';
comment on column main.tasks.origin is 'auto, manual or import.';

create or replace view main.sessions as
with known as (
  select session_id, max(agent) as agent, max(model) as model, max(cli) as cli
  from store.contexts
  where session_id is not null
  group by session_id
),
folded as (
  select session_id,
    arg_max(agent, part) filter (agent is not null) as agent,
    arg_max(model, part) filter (model is not null) as model,
    arg_max(cli, part) filter (cli is not null) as cli,
    min(started_at) as started_at,
    arg_max(ended_at, part) filter (part = last_part) as ended_at,
    arg_max(starter_closed, part) as starter_closed,
    arg_max(starter_is_inbox, part) as starter_is_inbox,
    (sum(epoch_us(ended_at) - epoch_us(started_at)) / 1e6) as duration_s,
    max(last_at) as last_at
  from (select *, max(part) over (partition by session_id) as last_part from store.session_parts)
  group by session_id
),
called as (
  select x.session_id, sum(c.calls)::bigint as calls, sum(c.failures)::bigint as failures, min(c.first_at) as first_at, max(c.last_at) as last_at
  from (
    select context_id, sum(sample_weight) as calls, coalesce(sum(sample_weight) filter (status in (1, 3)), 0) as failures,
      min(started_at) as first_at, max(started_at) as last_at
    from store.calls
    group by context_id
    union all
    select context_id, calls, failures, first_at, last_at from store.removed_calls
  ) c
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
),
used as (
  select x.session_id,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(case when cost is null and tokens_total > 0 then 1 end) as usages_of_unknown_price,
    max(coalesce(u.model, x.model)) as model, max(recorded_at) as last_at
  from store.counted_amounts u
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
),
measured as (
  select x.session_id,
    sum(case when n.name = 'files_created' then v.value end) as files_created,
    sum(case when n.name = 'files_modified' then v.value end) as files_modified,
    sum(case when n.name = 'lines_changed' then v.value end) as lines_changed
  from store.metrics v
  join store.metric_names n using (name_id)
  join store.contexts x using (context_id)
  where x.session_id is not null and n.name in ('files_created', 'files_modified', 'lines_changed')
  group by x.session_id
),
noted as (
  select x.session_id,
    count(distinct f.text) filter (f.kind = 32) as paths_created,
    count(distinct f.text) filter (f.kind = 33) as paths_modified,
    (sum(f.value) filter (f.kind = 34))::bigint as tool_uses,
    count(*) filter (f.kind = 41) as errors,
    max(f.happened_at) as last_at
  from store.facts f
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
),
tools as (
  select session_id, map_from_entries(list((text, uses) order by uses desc, text)) as tools_used
  from (
    select x.session_id, f.text, sum(f.value)::bigint as uses
    from store.facts f
    join store.contexts x using (context_id)
    where x.session_id is not null and f.kind = 34 and f.text is not null
    group by x.session_id, f.text
  )
  group by session_id
),
tasks as (
  select session_id, count(*) as tasks,
    count(*) filter (result in ('success', 'partial')) as tasks_completed,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate
  from store.told_tasks
  where session_id is not null
  group by session_id
),
happened as (
  select x.session_id, max(e.happened_at) as last_at
  from store.events e
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
)
select
  k.session_id,
  coalesce(e.agent, k.agent) as agent,
  coalesce(e.model, k.model, w.model) as model,
  coalesce(e.cli, k.cli) as cli,
  case
    when e.ended_at is not null then 'ended'
    when e.starter_closed or (e.starter_is_inbox and greatest(p.last_at, c.last_at, w.last_at, f.last_at) < now() - interval 24 hours) then 'unfinished'
    when e.started_at is not null then 'running'
  end as state,
  e.started_at,
  e.ended_at,
  e.duration_s,
  coalesce(t.tasks, 0) as tasks,
  coalesce(t.tasks_completed, 0) as tasks_completed,
  t.success_rate,
  coalesce(c.calls, 0) as calls,
  coalesce(c.failures, 0) as failures,
  coalesce(f.errors, 0) as errors,
  f.tool_uses,
  o.tools_used,
  coalesce(v.files_created::bigint, nullif(f.paths_created, 0)) as files_created,
  coalesce(v.files_modified::bigint, nullif(f.paths_modified, 0)) as files_modified,
  v.lines_changed::bigint as lines_changed,
  w.tokens_prompt,
  w.tokens_completion,
  w.tokens_cache_read,
  w.tokens_cache_write,
  w.tokens_reasoning,
  w.tokens_total,
  w.cost,
  case when w.cost is not null then currency.text end as cost_currency,
  w.cost_origin,
  coalesce(w.usages_of_unknown_price, 0) as usages_of_unknown_price,
  c.first_at as first_called_at,
  c.last_at as last_called_at,
  y.warned_at as tokens_warned_at,
  greatest(p.last_at, c.last_at, w.last_at, f.last_at) as last_seen_at
from known k
left join folded e using (session_id)
left join called c using (session_id)
left join used w using (session_id)
left join measured v using (session_id)
left join noted f using (session_id)
left join tools o using (session_id)
left join tasks t using (session_id)
left join happened p using (session_id)
left join store.token_warnings y using (session_id)
left join store.strings currency on currency.string_id = w.cost_currency_id;

comment on view main.sessions is 'Sessions, each folded from what all processes said about it.';
comment on column main.sessions.session_id is 'Id of the session.';
comment on column main.sessions.agent is 'Who worked in it.';
comment on column main.sessions.model is 'Language model that worked in it.';
comment on column main.sessions.cli is 'Command-line tool in which it ran.';
comment on column main.sessions.state is 'running, ended, or unfinished (its process ended first, or nothing was heard of it for a day); null where nobody said that it began.';
comment on column main.sessions.started_at is 'When it first began (UTC); null where nobody said.';
comment on column main.sessions.ended_at is 'When it ended (UTC); null while it runs, and where it never ended.';
comment on column main.sessions.duration_s is 'From begin to end, in seconds; where it was taken up again, the time in between does not count.';
comment on column main.sessions.tasks is 'Tasks in it.';
comment on column main.sessions.tasks_completed is 'Tasks that ended as success or partial.';
comment on column main.sessions.success_rate is 'Share of its tasks that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.';
comment on column main.sessions.calls is 'Tracked calls in it, also those that retention has removed since.';
comment on column main.sessions.failures is 'Calls in it that threw or timed out, also those that retention has removed since.';
comment on column main.sessions.errors is 'Errors that were noted in it.';
comment on column main.sessions.tool_uses is 'How often tools were used; null is unknown.';
comment on column main.sessions.tools_used is 'Tools used, and how often each; null is unknown.';
comment on column main.sessions.files_created is 'Files created: the sum of the metric files_created, else the paths that were named.';
comment on column main.sessions.files_modified is 'Files changed: the sum of the metric files_modified, else the paths that were named.';
comment on column main.sessions.lines_changed is 'Sum of the metric lines_changed recorded in it.';
comment on column main.sessions.tokens_prompt is 'Tokens of prompts in it, with those of the cache; null is unknown.';
comment on column main.sessions.tokens_completion is 'Tokens of answers in it, with those of reasoning; null is unknown.';
comment on column main.sessions.tokens_cache_read is 'Of the prompts: tokens read from a cache; null is unknown.';
comment on column main.sessions.tokens_cache_write is 'Of the prompts: tokens written to a cache; null is unknown.';
comment on column main.sessions.tokens_reasoning is 'Of the answers: tokens of reasoning; null is unknown.';
comment on column main.sessions.tokens_total is 'Prompts and answers together; null is unknown.';
comment on column main.sessions.cost is 'What it cost, as far as prices are known; null is unknown, or in several currencies.';
comment on column main.sessions.cost_currency is 'Currency of the cost.';
comment on column main.sessions.cost_origin is 'reported, computed (a part of it at least), or unknown; null where nothing was used.';
comment on column main.sessions.usages_of_unknown_price is 'Answers that took tokens at a price that is not known; they are not in cost.';
comment on column main.sessions.first_called_at is 'Begin of its first call (UTC).';
comment on column main.sessions.last_called_at is 'Begin of its last call (UTC).';
comment on column main.sessions.tokens_warned_at is 'When it was said that it uses many tokens (UTC); null is not.';
comment on column main.sessions.last_seen_at is 'When something of it was last recorded (UTC).';

create or replace view main.methods as
select
  m.type, m.method, m.metric, m.agent, m.task_type,
  c.calls, c.succeeded, c.success_rate, c.total_s, c.mean_s,
  c.p[1] / 1e9 as p50_s, c.p[2] / 1e9 as p95_s, c.p[3] / 1e9 as p99_s, c.min_s, c.max_s,
  c.first_called_at, c.last_called_at, m.assembly, m.documentation_id
from (
  select
    method_id,
    sum(sample_weight)::bigint as calls,
    coalesce(sum(sample_weight) filter (status = 0), 0)::bigint as succeeded,
    coalesce(sum(sample_weight) filter (status = 0), 0) / nullif(sum(sample_weight) filter (status in (0, 1, 3)), 0) as success_rate,
    sum(duration_ns * sample_weight) / 1e9 as total_s,
    sum(duration_ns * sample_weight) / sum(sample_weight) filter (duration_ns is not null) / 1e9 as mean_s,
    store.percentiles_of(duration_ns, sample_weight, is_sampled) as p,
    min(duration_ns) / 1e9 as min_s,
    max(duration_ns) / 1e9 as max_s,
    min(started_at) as first_called_at,
    max(started_at) as last_called_at
  from store.calls, store.sampling
  group by method_id
) c
join store.methods m using (method_id);

comment on view main.methods is 'Tracked methods that were called, with figures over all their calls.';
comment on column main.methods.type is 'Type that declares the method.';
comment on column main.methods.method is 'Name of the method.';
comment on column main.methods.metric is 'Metric that its durations are recorded as.';
comment on column main.methods.agent is 'Agent that its attribute names.';
comment on column main.methods.task_type is 'Kind of task that its attribute names.';
comment on column main.methods.calls is 'Calls.';
comment on column main.methods.succeeded is 'Calls that returned.';
comment on column main.methods.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.methods.total_s is 'Time of all calls together, in seconds.';
comment on column main.methods.mean_s is 'Mean duration in seconds.';
comment on column main.methods.p50_s is 'Median duration in seconds.';
comment on column main.methods.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.methods.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.methods.min_s is 'Shortest duration in seconds.';
comment on column main.methods.max_s is 'Longest duration in seconds.';
comment on column main.methods.first_called_at is 'Begin of the first call (UTC).';
comment on column main.methods.last_called_at is 'Begin of the last call (UTC).';
comment on column main.methods.assembly is 'Assembly that defines it.';
comment on column main.methods.documentation_id is 'Its documentation id; with assembly it names the method.';

create or replace view main.agents as
with called as (
  select
    coalesce(m.agent, x.agent) as agent,
    sum(c.sample_weight)::bigint as calls,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    store.percentiles_of(c.duration_ns, c.sample_weight, w.is_sampled) as p,
    min(c.started_at) as first_called_at,
    max(c.started_at) as last_called_at
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  cross join store.sampling w
  group by all
),
used as (
  select agent,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(case when cost is null and tokens_total > 0 then 1 end) as usages_of_unknown_price
  from store.counted_usages
  group by agent
),
tasks as (
  select
    agent,
    count(*) as tasks,
    count(*) filter (result in ('success', 'partial')) as tasks_completed,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as task_success_rate,
    avg(epoch_us(ended_at) - epoch_us(started_at)) / 1e6 as task_mean_s, -- of whole numbers: sums of doubles depend on their order
    min(started_at) as first_task_at,
    max(coalesce(ended_at, started_at)) as last_task_at
  from store.told_tasks
  group by agent
)
select
  agent,
  coalesce(c.calls, 0) as calls,
  c.success_rate,
  c.p[1] / 1e9 as p50_s,
  c.p[2] / 1e9 as p95_s,
  c.p[3] / 1e9 as p99_s,
  coalesce(t.tasks, 0) as tasks,
  coalesce(t.tasks_completed, 0) as tasks_completed,
  t.task_success_rate,
  t.task_mean_s,
  w.tokens_prompt,
  w.tokens_completion,
  w.tokens_total,
  w.cost,
  case when w.cost is not null then currency.text end as cost_currency,
  w.cost_origin,
  coalesce(w.usages_of_unknown_price, 0) as usages_of_unknown_price,
  c.first_called_at,
  c.last_called_at,
  t.first_task_at,
  t.last_task_at
from called c
full join tasks t using (agent)
full join used w using (agent)
left join store.strings currency on currency.string_id = w.cost_currency_id
where agent is not null;

comment on view main.agents is 'Agents that worked, with figures over all their work.';
comment on column main.agents.agent is 'Name of the agent.';
comment on column main.agents.calls is 'Calls that were its work.';
comment on column main.agents.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.agents.p50_s is 'Median duration of its calls in seconds.';
comment on column main.agents.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.agents.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.agents.tasks is 'Its tasks.';
comment on column main.agents.tasks_completed is 'Its tasks that ended as success or partial.';
comment on column main.agents.task_success_rate is 'Share of its tasks that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.';
comment on column main.agents.task_mean_s is 'Mean duration of its tasks that ended, in seconds.';
comment on column main.agents.tokens_prompt is 'Tokens of its prompts; null is unknown.';
comment on column main.agents.tokens_completion is 'Tokens of its answers; null is unknown.';
comment on column main.agents.tokens_total is 'Prompts and answers together; null is unknown.';
comment on column main.agents.cost is 'What its work cost, as far as prices are known; null is unknown, or in several currencies.';
comment on column main.agents.cost_currency is 'Currency of the cost.';
comment on column main.agents.cost_origin is 'reported, computed (a part of it at least), or unknown; null where nothing was used.';
comment on column main.agents.usages_of_unknown_price is 'Answers that took tokens at a price that is not known; they are not in cost.';
comment on column main.agents.first_called_at is 'Begin of its first call (UTC).';
comment on column main.agents.last_called_at is 'Begin of its last call (UTC).';
comment on column main.agents.first_task_at is 'Begin of its first task (UTC).';
comment on column main.agents.last_task_at is 'End of its last task, or its begin where it has none (UTC).';

create or replace view main.models as
with called as (
  select
    x.model,
    sum(c.sample_weight)::bigint as calls,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    store.percentiles_of(c.duration_ns, c.sample_weight, w.is_sampled) as p,
    min(c.started_at) as first_called_at,
    max(c.started_at) as last_called_at
  from store.calls c
  join store.contexts x using (context_id)
  cross join store.sampling w
  where x.model is not null
  group by x.model
),
used as (
  select model,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(case when cost is null and tokens_total > 0 then 1 end) as usages_of_unknown_price
  from store.counted_usages
  where model is not null
  group by model
),
tasks as (
  select model, count(*) as tasks,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as task_success_rate
  from store.told_tasks
  where model is not null
  group by model
)
select
  model,
  coalesce(c.calls, 0) as calls,
  c.success_rate,
  c.p[1] / 1e9 as p50_s,
  c.p[2] / 1e9 as p95_s,
  c.p[3] / 1e9 as p99_s,
  coalesce(t.tasks, 0) as tasks,
  t.task_success_rate,
  w.tokens_prompt,
  w.tokens_completion,
  w.tokens_cache_read,
  w.tokens_cache_write,
  w.tokens_reasoning,
  w.tokens_total,
  w.cost,
  case when w.cost is not null then currency.text end as cost_currency,
  w.cost_origin,
  coalesce(w.usages_of_unknown_price, 0) as usages_of_unknown_price,
  c.first_called_at,
  c.last_called_at
from called c
full join used w using (model)
full join tasks t using (model)
left join store.strings currency on currency.string_id = w.cost_currency_id;

comment on view main.models is 'Language models that worked, with figures over all their work. One name for each, however it was written.';
comment on column main.models.model is 'Name of the model.';
comment on column main.models.calls is 'Calls that were its work.';
comment on column main.models.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.models.p50_s is 'Median duration of its calls in seconds.';
comment on column main.models.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.models.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.models.tasks is 'Tasks that it worked on.';
comment on column main.models.task_success_rate is 'Share of them that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.';
comment on column main.models.tokens_prompt is 'Tokens of its prompts, with those of the cache; null is unknown.';
comment on column main.models.tokens_completion is 'Tokens of its answers, with those of reasoning; null is unknown.';
comment on column main.models.tokens_cache_read is 'Of the prompts: tokens read from a cache; null is unknown.';
comment on column main.models.tokens_cache_write is 'Of the prompts: tokens written to a cache; null is unknown.';
comment on column main.models.tokens_reasoning is 'Of the answers: tokens of reasoning; null is unknown.';
comment on column main.models.tokens_total is 'Prompts and answers together; null is unknown.';
comment on column main.models.cost is 'What its answers cost, as far as prices are known; null is unknown, or in several currencies.';
comment on column main.models.cost_currency is 'Currency of the cost.';
comment on column main.models.cost_origin is 'reported, computed (a part of it at least), or unknown; null where nothing was used.';
comment on column main.models.usages_of_unknown_price is 'Answers that took tokens at a price that is not known; they are not in cost.';
comment on column main.models.first_called_at is 'Begin of its first call (UTC).';
comment on column main.models.last_called_at is 'Begin of its last call (UTC).';
