-- needs 0.1.0
-- Version 5. Sessions and tasks with all that is said about them.

-- A task that is begun again after its end is a new task of the same id: its parts are told apart by time. Within a part the last word counts,
-- by (time, source, seq), so that the order of drains does not matter.
create view store.task_parts as
with happened as (
  select x.session_id, x.task_id, x.run, x.agent, x.model, x.cli, x.task_type, e.happened_at as said_at, s.source, e.seq, e.kind, e.result, e.origin,
    s.kind = 0 and s.closed as starter_closed, s.kind = 1 as starter_is_inbox
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (3, 4) and x.task_id is not null
),
marked as (
  select *, (kind = 3 and lag(kind) over (partition by session_id, task_id, run order by said_at, source, seq) = 4)::integer as again
  from happened
),
numbered as (
  select *, coalesce(sum(again) over (partition by session_id, task_id, run order by said_at, source, seq rows unbounded preceding), 0)::integer as part
  from marked
),
parts as (
  select session_id, task_id, run, part,
    arg_max(agent, (said_at, source, seq)) filter (agent is not null) as agent,
    arg_max(model, (said_at, source, seq)) filter (model is not null) as model,
    arg_max(cli, (said_at, source, seq)) filter (cli is not null) as cli,
    arg_max(task_type, (said_at, source, seq)) filter (task_type is not null) as task_type,
    arg_max(origin, (said_at, source, seq)) as origin,
    arg_max(result, (said_at, source, seq)) filter (kind = 4) as result,
    arg_max(starter_closed, (said_at, source, seq)) filter (kind = 3) as starter_closed,
    arg_max(starter_is_inbox, (said_at, source, seq)) filter (kind = 3) as starter_is_inbox,
    min(said_at) filter (kind = 3) as started_at,
    max(said_at) filter (kind = 4) as ended_at,
    min(said_at) as first_at,
    max(said_at) as last_at
  from numbered
  group by session_id, task_id, run, part
)
select *,
  case when part = 0 then '-infinity'::timestamptz else first_at end as from_at,
  coalesce(lead(first_at) over (partition by session_id, task_id, run order by part), 'infinity'::timestamptz) as until_at
from parts;

-- Which part of a task what is recorded in a context belongs to, by its time.
create view store.task_contexts as
select x.context_id, x.session_id, x.task_id, x.run, x.agent, x.model, x.cli, x.task_type, coalesce(p.part, 0) as part,
  coalesce(p.from_at, '-infinity'::timestamptz) as from_at, coalesce(p.until_at, 'infinity'::timestamptz) as until_at
from store.contexts x
left join store.task_parts p on p.task_id = x.task_id and p.session_id is not distinct from x.session_id and p.run is not distinct from x.run
where x.task_id is not null;

create view store.session_parts as
with happened as (
  select x.session_id, x.agent, x.model, x.cli, e.happened_at as said_at, s.source, e.seq, e.kind, s.kind = 0 and s.closed as starter_closed, s.kind = 1 as starter_is_inbox
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where e.kind in (1, 2) and x.session_id is not null
),
marked as (
  select *, (kind = 1 and lag(kind) over (partition by session_id order by said_at, source, seq) = 2)::integer as again
  from happened
),
numbered as (
  select *, coalesce(sum(again) over (partition by session_id order by said_at, source, seq rows unbounded preceding), 0)::integer as part
  from marked
)
-- Whose session it is, its begin says: its end comes from wherever somebody is at work by then.
select session_id, part,
  coalesce(arg_max(agent, (said_at, source, seq)) filter (agent is not null and kind = 1), arg_max(agent, (said_at, source, seq)) filter (agent is not null)) as agent,
  coalesce(arg_max(model, (said_at, source, seq)) filter (model is not null and kind = 1), arg_max(model, (said_at, source, seq)) filter (model is not null)) as model,
  coalesce(arg_max(cli, (said_at, source, seq)) filter (cli is not null and kind = 1), arg_max(cli, (said_at, source, seq)) filter (cli is not null)) as cli,
  arg_max(starter_closed, (said_at, source, seq)) filter (kind = 1) as starter_closed,
  arg_max(starter_is_inbox, (said_at, source, seq)) filter (kind = 1) as starter_is_inbox,
  min(said_at) filter (kind = 1) as started_at,
  max(said_at) filter (kind = 2) as ended_at,
  max(said_at) as last_at
from numbered
group by session_id, part;

-- What is known of the money of a group of usages: the sum where it is in one currency, and where the amounts come from.
create macro store.cost_of(cost, currency_id) as case when count(distinct currency_id) <= 1 then sum(cost)::decimal(18, 9) end;
create macro store.cost_origin_of(cost_origin) as case when count(*) = 0 then null when count(cost_origin) = 0 then 'unknown' when max(cost_origin) = 0 then 'reported' else 'computed' end;

create or replace view main.tasks as
with parts as materialized (
  select * from store.task_parts
),
-- store.task_contexts, with the parts computed once.
contexts as materialized (
  select x.context_id, x.session_id, x.task_id, x.run, x.agent, x.model, x.cli, x.task_type, coalesce(p.part, 0) as part,
    coalesce(p.from_at, '-infinity'::timestamptz) as from_at, coalesce(p.until_at, 'infinity'::timestamptz) as until_at
  from store.contexts x
  left join parts p on p.task_id = x.task_id and p.session_id is not distinct from x.session_id and p.run is not distinct from x.run
  where x.task_id is not null
),
known as (
  select session_id, task_id, run, part, max(agent) as agent, max(model) as model, max(cli) as cli, max(task_type) as task_type
  from contexts
  group by session_id, task_id, run, part
),
called as (
  select t.session_id, t.task_id, t.run, t.part, sum(c.calls)::bigint as calls, max(c.last_at) as last_at
  from (
    select c.context_id, t.part, sum(c.sample_weight) as calls, max(c.started_at) as last_at
    from store.calls c
    join contexts t on t.context_id = c.context_id and c.started_at >= t.from_at and c.started_at < t.until_at
    group by c.context_id, t.part
  ) c
  join contexts t using (context_id, part)
  group by t.session_id, t.task_id, t.run, t.part
),
used as (
  select t.session_id, t.task_id, t.run, t.part,
    sum(u.tokens_prompt)::bigint as tokens_prompt, sum(u.tokens_completion)::bigint as tokens_completion, sum(u.tokens_cache_read)::bigint as tokens_cache_read,
    sum(u.tokens_cache_write)::bigint as tokens_cache_write, sum(u.tokens_reasoning)::bigint as tokens_reasoning, sum(u.tokens_total)::bigint as tokens_total,
    store.cost_of(u.cost, u.cost_currency_id) as cost, any_value(u.cost_currency_id) as cost_currency_id, store.cost_origin_of(u.cost_origin) as cost_origin,
    count(*) filter (u.cost is null and u.tokens_total > 0) as usages_of_unknown_price,
    max(u.model) as model, max(u.recorded_at) as last_at
  from store.counted_usages u
  join contexts t on t.context_id = u.context_id and u.recorded_at >= t.from_at and u.recorded_at < t.until_at
  group by t.session_id, t.task_id, t.run, t.part
),
measured as (
  select t.session_id, t.task_id, t.run, t.part,
    sum(v.value) filter (n.name = 'files_created') as files_created,
    sum(v.value) filter (n.name = 'files_modified') as files_modified,
    sum(v.value) filter (n.name = 'lines_changed') as lines_changed,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'quality_score') as quality_score,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'performance_index') as performance_index,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'quality_improvement') as quality_improvement,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'user_satisfaction') as user_satisfaction
  from store.metrics v
  join store.metric_names n using (name_id)
  join store.sources s using (source_id)
  join contexts t on t.context_id = v.context_id and v.recorded_at >= t.from_at and v.recorded_at < t.until_at
  where n.name in ('files_created', 'files_modified', 'lines_changed', 'quality_score', 'performance_index', 'quality_improvement', 'user_satisfaction')
  group by t.session_id, t.task_id, t.run, t.part
),
noted as (
  select t.session_id, t.task_id, t.run, t.part, f.kind, f.text, f.value, (f.happened_at, s.source, f.seq) as place
  from store.facts f
  join store.sources s using (source_id)
  join contexts t on t.context_id = f.context_id and f.happened_at >= t.from_at and f.happened_at < t.until_at
),
said as (
  select session_id, task_id, run, part,
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
  from noted
  group by session_id, task_id, run, part
),
first_said as (
  select session_id, task_id, run, part, kind, text, min(place) as place
  from noted
  where kind between 34 and 39 or kind in (32, 33)
  group by session_id, task_id, run, part, kind, text
),
listed as (
  select session_id, task_id, run, part,
    list(text order by place) filter (kind in (32, 33)) as files,
    list(text order by place) filter (kind = 34) as tools_used,
    list(text order by place) filter (kind = 35) as skills_used,
    list(text order by place) filter (kind = 36) as agents_delegated,
    list(text order by place) filter (kind = 37) as issues_found,
    list(text order by place) filter (kind = 38) as recommendations,
    list(text order by place) filter (kind = 39) as notes
  from first_said
  group by session_id, task_id, run, part
),
closed_sessions as (
  select session_id, max(ended_at) as ended_at
  from store.session_parts
  group by session_id
  having max(part) = arg_max(part, ended_at) filter (ended_at is not null)
)
select
  k.task_id,
  k.session_id,
  coalesce(e.agent, k.agent) as agent,
  coalesce(e.model, k.model, w.model) as model,
  coalesce(e.cli, k.cli) as cli,
  coalesce(e.task_type, k.task_type) as task_type,
  case
    when e.ended_at is not null then case e.result
      when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped'
    end
    when e.until_at < 'infinity'::timestamptz or e.starter_closed or d.ended_at >= e.started_at then 'unfinished'
    when e.starter_is_inbox and greatest(e.last_at, c.last_at, w.last_at, f.last_at) < now() - interval 24 hours then 'unfinished'
  end as result,
  f.priority,
  e.started_at,
  e.ended_at,
  (epoch_us(e.ended_at) - epoch_us(e.started_at)) / 1e6 as duration_s,
  f.queue_time_s,
  c.calls,
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
  greatest(e.last_at, c.last_at, w.last_at, f.last_at) as last_seen_at,
  k.run,
  k.part,
  case coalesce(e.origin, 0) when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin
from known k
left join parts e on e.task_id = k.task_id and e.part = k.part and e.session_id is not distinct from k.session_id and e.run is not distinct from k.run
left join called c on c.task_id = k.task_id and c.part = k.part and c.session_id is not distinct from k.session_id and c.run is not distinct from k.run
left join used w on w.task_id = k.task_id and w.part = k.part and w.session_id is not distinct from k.session_id and w.run is not distinct from k.run
left join measured v on v.task_id = k.task_id and v.part = k.part and v.session_id is not distinct from k.session_id and v.run is not distinct from k.run
left join said f on f.task_id = k.task_id and f.part = k.part and f.session_id is not distinct from k.session_id and f.run is not distinct from k.run
left join listed l on l.task_id = k.task_id and l.part = k.part and l.session_id is not distinct from k.session_id and l.run is not distinct from k.run
left join closed_sessions d on d.session_id = k.session_id
left join store.strings currency on currency.string_id = w.cost_currency_id;

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
comment on column main.tasks.calls is 'Tracked calls in it; null is none.';
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
  ) c
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
),
used as (
  select session_id,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(*) filter (cost is null and tokens_total > 0) as usages_of_unknown_price,
    max(model) as model, max(recorded_at) as last_at
  from store.counted_usages
  where session_id is not null
  group by session_id
),
measured as (
  select x.session_id,
    sum(v.value) filter (n.name = 'files_created') as files_created,
    sum(v.value) filter (n.name = 'files_modified') as files_modified,
    sum(v.value) filter (n.name = 'lines_changed') as lines_changed
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
    count(*) filter (result = 'success') as tasks_succeeded,
    count(*) filter (result in ('success', 'partial')) as tasks_completed,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate,
    max(last_seen_at) as last_at
  from main.tasks
  where session_id is not null
  group by session_id
)
select
  k.session_id,
  coalesce(e.agent, k.agent) as agent,
  coalesce(e.model, k.model, w.model) as model,
  coalesce(e.cli, k.cli) as cli,
  case
    when e.ended_at is not null then 'ended'
    when e.starter_closed or (e.starter_is_inbox and greatest(e.last_at, c.last_at, w.last_at, f.last_at, t.last_at) < now() - interval 24 hours) then 'unfinished'
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
  greatest(e.last_at, c.last_at, w.last_at, f.last_at, t.last_at) as last_seen_at
from known k
left join folded e using (session_id)
left join called c using (session_id)
left join used w using (session_id)
left join measured v using (session_id)
left join noted f using (session_id)
left join tools o using (session_id)
left join tasks t using (session_id)
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
comment on column main.sessions.calls is 'Tracked calls in it.';
comment on column main.sessions.failures is 'Calls in it that threw or timed out.';
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

create or replace view main.agents as
with called as (
  select
    coalesce(m.agent, x.agent) as agent,
    sum(c.sample_weight)::bigint as calls,
    coalesce(sum(c.sample_weight) filter (c.status = 0), 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    quantile_cont(c.duration_ns, 0.50) / 1e9 as p50_s,
    quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
    quantile_cont(c.duration_ns, 0.99) / 1e9 as p99_s,
    min(c.started_at) as first_called_at,
    max(c.started_at) as last_called_at
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  group by all
),
used as (
  select agent,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(*) filter (cost is null and tokens_total > 0) as usages_of_unknown_price
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
  from main.tasks
  group by agent
)
select
  agent,
  coalesce(c.calls, 0) as calls,
  c.success_rate,
  c.p50_s,
  c.p95_s,
  c.p99_s,
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
    quantile_cont(c.duration_ns, 0.50) / 1e9 as p50_s,
    quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
    quantile_cont(c.duration_ns, 0.99) / 1e9 as p99_s,
    min(c.started_at) as first_called_at,
    max(c.started_at) as last_called_at
  from store.calls c
  join store.contexts x using (context_id)
  where x.model is not null
  group by x.model
),
used as (
  select model,
    sum(tokens_prompt)::bigint as tokens_prompt, sum(tokens_completion)::bigint as tokens_completion, sum(tokens_cache_read)::bigint as tokens_cache_read,
    sum(tokens_cache_write)::bigint as tokens_cache_write, sum(tokens_reasoning)::bigint as tokens_reasoning, sum(tokens_total)::bigint as tokens_total,
    store.cost_of(cost, cost_currency_id) as cost, any_value(cost_currency_id) as cost_currency_id, store.cost_origin_of(cost_origin) as cost_origin,
    count(*) filter (cost is null and tokens_total > 0) as usages_of_unknown_price
  from store.counted_usages
  where model is not null
  group by model
),
tasks as (
  select model, count(*) as tasks,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as task_success_rate
  from main.tasks
  where model is not null
  group by model
)
select
  model,
  coalesce(c.calls, 0) as calls,
  c.success_rate,
  c.p50_s,
  c.p95_s,
  c.p99_s,
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
