-- needs 0.1.0
-- Version 5. Tasks and sessions keep their figures when retention has removed their calls; rollups for people; recent records; the queue.

-- What the calls of each context add up to, in parts: what is rolled up, and the rows that are not yet.
create view store.work_of_contexts as
select context_id, calls, failures, tokens_prompt, tokens_completion, cost, cost_currency_id, has_currencies, first_at, last_at
from store.context_work
union all
select context_id, sum(sample_weight)::bigint, coalesce(sum(sample_weight) filter (status in (1, 3)), 0)::bigint,
  sum(tokens_prompt * sample_weight)::bigint, sum(tokens_completion * sample_weight)::bigint,
  case when count(distinct cost_currency_id) <= 1 then sum(cost * sample_weight) end, min(cost_currency_id), count(distinct cost_currency_id) > 1,
  min(started_at), max(started_at)
from store.calls
where not is_rolled_up and context_id is not null
group by context_id;

-- Events by time, then source, then seq: the order of drains does not matter. One number is compared faster than three values.
create view store.events_in_order as
select e.*, s.closed, row_number() over (order by e.happened_at, s.source, e.seq) as place
from store.events e
join store.sources s using (source_id);

-- What tasks say of themselves, in the same order.
create view store.values_in_order as
select v.context_id, v.name_id, v.value, row_number() over (order by v.recorded_at, s.source, v.seq) as place
from store.metrics v
join store.sources s using (source_id)
where v.name_id in (
  select name_id from store.metric_names
  where name in ('files_created', 'files_modified', 'lines_changed', 'quality_score', 'performance_index', 'overall_score', 'quality_improvement', 'issues_found', 'fixes_applied'));

create or replace view main.tasks as
with known as (
  select session_id, task_id, max(agent) as agent, max(model) as model, max(cli) as cli, max(task_type) as task_type
  from store.contexts
  where task_id is not null
  group by session_id, task_id
),
folded as (
  select
    x.session_id,
    x.task_id,
    arg_max(x.agent, e.place) filter (x.agent is not null) as agent,
    arg_max(x.model, e.place) filter (x.model is not null) as model,
    arg_max(x.cli, e.place) filter (x.cli is not null) as cli,
    arg_max(x.task_type, e.place) filter (x.task_type is not null) as task_type,
    arg_max(e.origin, e.place) as origin,
    min(e.happened_at) filter (e.kind = 3) as started_at,
    max(e.happened_at) filter (e.kind = 3) as started_last,
    max(e.happened_at) filter (e.kind = 4) as ended_last,
    arg_max(e.result, e.place) filter (e.kind = 4) as result,
    arg_max(e.closed, e.place) filter (e.kind = 3) as starter_closed
  from store.events_in_order e
  join store.contexts x using (context_id)
  where e.kind in (3, 4) and x.task_id is not null
  group by x.session_id, x.task_id
),
work as (
  select
    x.session_id,
    x.task_id,
    sum(c.calls)::bigint as calls,
    sum(c.tokens_prompt)::bigint as tokens_prompt,
    sum(c.tokens_completion)::bigint as tokens_completion,
    case when not bool_or(c.has_currencies) and count(distinct c.cost_currency_id) <= 1 then sum(c.cost) end as cost
  from store.work_of_contexts c
  join store.contexts x using (context_id)
  where x.task_id is not null
  group by x.session_id, x.task_id
),
said as (
  select
    x.session_id,
    x.task_id,
    sum(v.value) filter (n.name = 'files_created') as files_created,
    sum(v.value) filter (n.name = 'files_modified') as files_modified,
    sum(v.value) filter (n.name = 'lines_changed') as lines_changed,
    arg_max(v.value, v.place) filter (n.name = 'quality_score') as quality_score,
    arg_max(v.value, v.place) filter (n.name = 'performance_index') as performance_index
  from store.values_in_order v
  join store.metric_names n using (name_id)
  join store.contexts x using (context_id)
  where x.task_id is not null and n.name in ('files_created', 'files_modified', 'lines_changed', 'quality_score', 'performance_index')
  group by x.session_id, x.task_id
),
ended as (
  select *, case when started_last is null or ended_last >= started_last then ended_last end as ended_at
  from folded
)
select
  k.task_id,
  k.session_id,
  coalesce(e.agent, k.agent) as agent,
  coalesce(e.model, k.model) as model,
  coalesce(e.cli, k.cli) as cli,
  coalesce(e.task_type, k.task_type) as task_type,
  case
    when e.ended_at is null then case when e.starter_closed then 'unfinished' end
    else case e.result
      when 0 then 'success' when 1 then 'failure' when 2 then 'partial' when 3 then 'timeout' when 4 then 'cancelled' when 5 then 'skipped'
    end
  end as result,
  null::varchar as priority,
  e.started_at,
  e.ended_at,
  (epoch_us(e.ended_at) - epoch_us(e.started_at)) / 1e6 as duration_s,
  w.calls,
  w.tokens_prompt,
  w.tokens_completion,
  case when w.tokens_prompt is not null or w.tokens_completion is not null
    then coalesce(w.tokens_prompt, 0) + coalesce(w.tokens_completion, 0) end as tokens_total,
  w.cost,
  v.files_created::bigint as files_created,
  v.files_modified::bigint as files_modified,
  v.lines_changed::bigint as lines_changed,
  v.quality_score,
  v.quality_score >= 70 as passed,
  v.performance_index,
  case coalesce(e.origin, 0) when 0 then 'auto' when 1 then 'manual' when 2 then 'import' end as origin
from known k
left join ended e on e.task_id = k.task_id and e.session_id is not distinct from k.session_id
left join work w on w.task_id = k.task_id and w.session_id is not distinct from k.session_id
left join said v on v.task_id = k.task_id and v.session_id is not distinct from k.session_id;

comment on view main.tasks is 'Tasks, each folded from what all processes said about it.';
comment on column main.tasks.task_id is 'Id of the task; unique within its session.';
comment on column main.tasks.session_id is 'Session that it belongs to; null is none.';
comment on column main.tasks.agent is 'Who works on it.';
comment on column main.tasks.model is 'Language model that works on it.';
comment on column main.tasks.cli is 'Command-line tool in which it is worked on.';
comment on column main.tasks.task_type is 'Kind of task.';
comment on column main.tasks.result is 'success, failure, partial, timeout, cancelled, skipped, or unfinished (its process ended first); null while it runs.';
comment on column main.tasks.priority is 'Its priority, where somebody gave it one.';
comment on column main.tasks.started_at is 'When it first began (UTC); null where nobody said.';
comment on column main.tasks.ended_at is 'When it ended (UTC); null while it runs, and where it never ended.';
comment on column main.tasks.duration_s is 'From first begin to end, in seconds.';
comment on column main.tasks.calls is 'Tracked calls in it; null is none.';
comment on column main.tasks.tokens_prompt is 'Tokens of prompts in it; null is unknown.';
comment on column main.tasks.tokens_completion is 'Tokens of answers in it; null is unknown.';
comment on column main.tasks.tokens_total is 'Both together; null is unknown.';
comment on column main.tasks.cost is 'What its calls cost; null is unknown, or in several currencies.';
comment on column main.tasks.files_created is 'Sum of the metric files_created recorded in it.';
comment on column main.tasks.files_modified is 'Sum of the metric files_modified recorded in it.';
comment on column main.tasks.lines_changed is 'Sum of the metric lines_changed recorded in it.';
comment on column main.tasks.quality_score is 'Last quality_score recorded in it, 0 to 100.';
comment on column main.tasks.passed is 'Whether quality_score is 70 or more.';
comment on column main.tasks.performance_index is 'Last performance_index recorded in it.';
comment on column main.tasks.origin is 'auto, manual or import.';

create or replace view main.sessions as
with known as (
  select session_id, max(agent) as agent, max(model) as model, max(cli) as cli
  from store.contexts
  where session_id is not null
  group by session_id
),
folded as (
  select
    x.session_id,
    arg_max(x.agent, e.place) filter (x.agent is not null) as agent,
    arg_max(x.model, e.place) filter (x.model is not null) as model,
    arg_max(x.cli, e.place) filter (x.cli is not null) as cli,
    min(e.happened_at) filter (e.kind = 1) as started_at,
    max(e.happened_at) filter (e.kind = 1) as started_last,
    max(e.happened_at) filter (e.kind = 2) as ended_last
  from store.events_in_order e
  join store.contexts x using (context_id)
  where e.kind in (1, 2) and x.session_id is not null
  group by x.session_id
),
work as (
  select
    x.session_id,
    sum(c.calls)::bigint as calls,
    sum(c.failures)::bigint as failures,
    sum(c.tokens_prompt)::bigint as tokens_prompt,
    sum(c.tokens_completion)::bigint as tokens_completion,
    case when not bool_or(c.has_currencies) and count(distinct c.cost_currency_id) <= 1 then sum(c.cost) end as cost,
    min(c.first_at) as first_at,
    max(c.last_at) as last_at
  from store.work_of_contexts c
  join store.contexts x using (context_id)
  where x.session_id is not null
  group by x.session_id
),
tasks as (
  select
    session_id,
    count(*) as tasks,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as success_rate
  from main.tasks
  where session_id is not null
  group by session_id
),
ended as (
  select *, case when started_last is null or ended_last >= started_last then ended_last end as ended_at
  from folded
)
select
  k.session_id,
  coalesce(e.agent, k.agent) as agent,
  coalesce(e.model, k.model) as model,
  coalesce(e.cli, k.cli) as cli,
  e.started_at,
  e.ended_at,
  (epoch_us(e.ended_at) - epoch_us(e.started_at)) / 1e6 as duration_s,
  coalesce(t.tasks, 0) as tasks,
  t.success_rate,
  coalesce(w.calls, 0) as calls,
  coalesce(w.failures, 0) as failures,
  w.tokens_prompt,
  w.tokens_completion,
  case when w.tokens_prompt is not null or w.tokens_completion is not null
    then coalesce(w.tokens_prompt, 0) + coalesce(w.tokens_completion, 0) end as tokens_total,
  w.cost,
  w.first_at as first_called_at,
  w.last_at as last_called_at
from known k
left join ended e using (session_id)
left join work w using (session_id)
left join tasks t using (session_id);

comment on view main.sessions is 'Sessions, each folded from what all processes said about it.';
comment on column main.sessions.session_id is 'Id of the session.';
comment on column main.sessions.agent is 'Who worked in it.';
comment on column main.sessions.model is 'Language model that worked in it.';
comment on column main.sessions.cli is 'Command-line tool in which it ran.';
comment on column main.sessions.started_at is 'When it first began (UTC); null where nobody said.';
comment on column main.sessions.ended_at is 'When it ended (UTC); null while it runs, and where it never ended.';
comment on column main.sessions.duration_s is 'From first begin to end, in seconds.';
comment on column main.sessions.tasks is 'Tasks in it.';
comment on column main.sessions.success_rate is 'Share of its tasks that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.';
comment on column main.sessions.calls is 'Tracked calls in it.';
comment on column main.sessions.failures is 'Calls in it that threw or timed out.';
comment on column main.sessions.tokens_prompt is 'Tokens of prompts in it; null is unknown.';
comment on column main.sessions.tokens_completion is 'Tokens of answers in it; null is unknown.';
comment on column main.sessions.tokens_total is 'Both together; null is unknown.';
comment on column main.sessions.cost is 'What its calls cost; null is unknown, or in several currencies.';
comment on column main.sessions.first_called_at is 'Begin of its first call (UTC).';
comment on column main.sessions.last_called_at is 'Begin of its last call (UTC).';

-- What stands in S1's list of recent records: a task that has ended or was assessed, or an assessment outside of any task. One row for a key,
-- which is the task, or time and kind of task where there is none; what was said by hand comes before what was recorded by itself, and that before imports.
create view main.recent_records as
with assessed as (
  select x.session_id, x.task_id,
    arg_max(v.value, v.place) filter (n.name = 'overall_score') as overall_score,
    arg_max(v.value, v.place) filter (n.name = 'quality_improvement') as quality_improvement,
    arg_max(v.value, v.place) filter (n.name = 'issues_found') as issues_found,
    arg_max(v.value, v.place) filter (n.name = 'fixes_applied') as fixes_applied
  from store.values_in_order v
  join store.metric_names n using (name_id)
  join store.contexts x using (context_id)
  where x.task_id is not null and n.name in ('overall_score', 'quality_improvement', 'issues_found', 'fixes_applied')
  group by x.session_id, x.task_id
),
of_tasks as (
  select coalesce(t.ended_at, t.started_at) as recorded_at, t.model, t.task_id as assessment_id, t.session_id, t.agent, t.task_type,
    coalesce(a.overall_score, t.quality_score) as overall_score, t.performance_index, a.quality_improvement, a.issues_found, a.fixes_applied,
    t.duration_s, t.result, t.origin
  from main.tasks t
  left join assessed a on a.task_id = t.task_id and a.session_id is not distinct from t.session_id
  where t.started_at is not null and (t.ended_at is not null or a.overall_score is not null or t.quality_score is not null)
),
alone as (
  select v.recorded_at, x.model, null as assessment_id, x.session_id, x.agent, x.task_type, v.value as overall_score, null as performance_index,
    null as quality_improvement, null as issues_found, null as fixes_applied, null as duration_s, null as result,
    case v.origin when 0 then 'auto' when 1 then 'manual' else 'import' end as origin
  from store.metrics v
  join store.metric_names n using (name_id)
  left join store.contexts x using (context_id)
  where x.task_id is null and n.name in ('quality_score', 'overall_score')
)
select
  recorded_at, model, assessment_id, session_id, agent, task_type, overall_score, performance_index, quality_improvement, issues_found::bigint as issues_found,
  fixes_applied::bigint as fixes_applied, duration_s / 60 as time_elapsed_minutes, result, overall_score >= 70 as passed, origin = 'auto' as auto_generated, origin
from (from of_tasks union all from alone)
qualify row_number() over (
  partition by coalesce(session_id || '/' || assessment_id, assessment_id, recorded_at::varchar || '_' || coalesce(task_type, ''))
  order by case origin when 'manual' then 0 when 'auto' then 1 else 2 end, recorded_at desc) = 1
order by recorded_at desc;

comment on view main.recent_records is 'Tasks that ended or were assessed, and assessments outside of tasks, each once; the newest first.';
comment on column main.recent_records.recorded_at is 'When the task ended, or the assessment was made (UTC).';
comment on column main.recent_records.model is 'Language model that worked.';
comment on column main.recent_records.assessment_id is 'The task; null for an assessment outside of any.';
comment on column main.recent_records.session_id is 'Session that it belongs to.';
comment on column main.recent_records.agent is 'Who worked.';
comment on column main.recent_records.task_type is 'Kind of task.';
comment on column main.recent_records.overall_score is 'Quality, 0 to 100: overall_score, else quality_score; null where nobody assessed it.';
comment on column main.recent_records.performance_index is 'Last performance_index recorded for it.';
comment on column main.recent_records.quality_improvement is 'Points above the baseline, where somebody said.';
comment on column main.recent_records.issues_found is 'Issues that were found, where somebody counted.';
comment on column main.recent_records.fixes_applied is 'Fixes that were applied, where somebody counted.';
comment on column main.recent_records.time_elapsed_minutes is 'How long the task took, in minutes; null where it has not ended.';
comment on column main.recent_records.result is 'How the task ended.';
comment on column main.recent_records.passed is 'Whether overall_score is 70 or more; null where there is none.';
comment on column main.recent_records.auto_generated is 'Whether it was recorded by itself.';
comment on column main.recent_records.origin is 'auto, manual or import.';

create view main.queue as
select task_id, session_id, agent, model, cli, task_type, priority, started_at, epoch(current_timestamp - started_at) as age_s
from main.tasks
where started_at is not null and ended_at is null and result is null
order by case priority when 'CRITICAL' then 0 when 'HIGH' then 1 when 'MEDIUM' then 2 when 'LOW' then 3 else 4 end, started_at;

comment on view main.queue is 'Tasks that have begun and not ended, in processes that live; the most urgent first.';
comment on column main.queue.task_id is 'Id of the task; unique within its session.';
comment on column main.queue.session_id is 'Session that it belongs to.';
comment on column main.queue.agent is 'Who works on it.';
comment on column main.queue.model is 'Language model that works on it.';
comment on column main.queue.cli is 'Command-line tool in which it is worked on.';
comment on column main.queue.task_type is 'Kind of task.';
comment on column main.queue.priority is 'CRITICAL, HIGH, MEDIUM or LOW; null where nobody said.';
comment on column main.queue.started_at is 'When it began (UTC).';
comment on column main.queue.age_s is 'Seconds since then.';

create macro store.status_name(status) as case status
  when 0 then 'success' when 1 then 'failure' when 2 then 'cancelled' when 3 then 'timeout' when 4 then 'abandoned' when 5 then 'unfinished'
end;

create view main.hourly_rollup as
select
  r.starts_at,
  m.type,
  m.method,
  m.metric,
  coalesce(m.agent, a.agent) as agent,
  a.model,
  a.cli,
  coalesce(m.task_type, a.task_type) as task_type,
  store.status_name(r.status) as status,
  r.calls,
  r.duration_sum / 1e9 as total_s,
  r.duration_min / 1e9 as min_s,
  r.duration_max / 1e9 as max_s,
  r.tokens_prompt,
  r.tokens_completion,
  r.tokens_cache_read,
  r.tokens_cache_write,
  r.tokens_reasoning,
  r.cost,
  currency.text as cost_currency,
  r.durations
from store.rollup_hours r
join store.methods m using (method_id)
left join store.actors a using (actor_id)
left join store.strings currency on currency.string_id = r.cost_currency_id;

comment on view main.hourly_rollup is 'Calls of an hour that retention has removed, in additive parts; with calls they are all calls of the last weeks.';
comment on column main.hourly_rollup.starts_at is 'Begin of the hour (UTC).';
comment on column main.hourly_rollup.type is 'Type that declares the method.';
comment on column main.hourly_rollup.method is 'Name of the method.';
comment on column main.hourly_rollup.metric is 'Metric that its durations are recorded as.';
comment on column main.hourly_rollup.agent is 'Whose work it was.';
comment on column main.hourly_rollup.model is 'Language model of the scope.';
comment on column main.hourly_rollup.cli is 'Command-line tool of the scope.';
comment on column main.hourly_rollup.task_type is 'Kind of task.';
comment on column main.hourly_rollup.status is 'How the calls ended.';
comment on column main.hourly_rollup.calls is 'Calls.';
comment on column main.hourly_rollup.total_s is 'Time of all of them, in seconds.';
comment on column main.hourly_rollup.min_s is 'Shortest duration in seconds.';
comment on column main.hourly_rollup.max_s is 'Longest duration in seconds.';
comment on column main.hourly_rollup.tokens_prompt is 'Tokens of prompts; null is unknown.';
comment on column main.hourly_rollup.tokens_completion is 'Tokens of answers; null is unknown.';
comment on column main.hourly_rollup.tokens_cache_read is 'Tokens read from a cache; null is unknown.';
comment on column main.hourly_rollup.tokens_cache_write is 'Tokens written to a cache; null is unknown.';
comment on column main.hourly_rollup.tokens_reasoning is 'Tokens of reasoning; null is unknown.';
comment on column main.hourly_rollup.cost is 'What they cost, in cost_currency; null is unknown.';
comment on column main.hourly_rollup.cost_currency is 'Currency of the cost.';
comment on column main.hourly_rollup.durations is 'Histogram of durations in nanoseconds, for rollup_percentile; parts of a list add up.';

create view main.daily_rollup as
select
  r.starts_at,
  m.type,
  m.method,
  m.metric,
  coalesce(m.agent, a.agent) as agent,
  a.model,
  a.cli,
  coalesce(m.task_type, a.task_type) as task_type,
  store.status_name(r.status) as status,
  r.calls,
  r.duration_sum / 1e9 as total_s,
  r.duration_min / 1e9 as min_s,
  r.duration_max / 1e9 as max_s,
  r.tokens_prompt,
  r.tokens_completion,
  r.tokens_cache_read,
  r.tokens_cache_write,
  r.tokens_reasoning,
  r.cost,
  currency.text as cost_currency,
  r.durations
from store.rollup_days r
join store.methods m using (method_id)
left join store.actors a using (actor_id)
left join store.strings currency on currency.string_id = r.cost_currency_id;

comment on view main.daily_rollup is 'Calls of a day that are rolled up, in additive parts: all but the newest.';
comment on column main.daily_rollup.starts_at is 'Begin of the day (UTC), in the time zone of the store.';
comment on column main.daily_rollup.type is 'Type that declares the method.';
comment on column main.daily_rollup.method is 'Name of the method.';
comment on column main.daily_rollup.metric is 'Metric that its durations are recorded as.';
comment on column main.daily_rollup.agent is 'Whose work it was.';
comment on column main.daily_rollup.model is 'Language model of the scope.';
comment on column main.daily_rollup.cli is 'Command-line tool of the scope.';
comment on column main.daily_rollup.task_type is 'Kind of task.';
comment on column main.daily_rollup.status is 'How the calls ended.';
comment on column main.daily_rollup.calls is 'Calls.';
comment on column main.daily_rollup.total_s is 'Time of all of them, in seconds.';
comment on column main.daily_rollup.min_s is 'Shortest duration in seconds.';
comment on column main.daily_rollup.max_s is 'Longest duration in seconds.';
comment on column main.daily_rollup.tokens_prompt is 'Tokens of prompts; null is unknown.';
comment on column main.daily_rollup.tokens_completion is 'Tokens of answers; null is unknown.';
comment on column main.daily_rollup.tokens_cache_read is 'Tokens read from a cache; null is unknown.';
comment on column main.daily_rollup.tokens_cache_write is 'Tokens written to a cache; null is unknown.';
comment on column main.daily_rollup.tokens_reasoning is 'Tokens of reasoning; null is unknown.';
comment on column main.daily_rollup.cost is 'What they cost, in cost_currency; null is unknown.';
comment on column main.daily_rollup.cost_currency is 'Currency of the cost.';
comment on column main.daily_rollup.durations is 'Histogram of durations in nanoseconds, for rollup_percentile; parts of a list add up.';

create view main.monthly_rollup as
select
  r.starts_at,
  m.type,
  m.method,
  m.metric,
  r.agent as agent,
  store.status_name(r.status) as status,
  r.calls,
  r.duration_sum / 1e9 as total_s,
  r.duration_min / 1e9 as min_s,
  r.duration_max / 1e9 as max_s,
  r.tokens_prompt,
  r.tokens_completion,
  r.tokens_cache_read,
  r.tokens_cache_write,
  r.tokens_reasoning,
  r.cost,
  currency.text as cost_currency,
  r.durations
from store.rollup_months r
join store.methods m using (method_id)
left join store.strings currency on currency.string_id = r.cost_currency_id;

comment on view main.monthly_rollup is 'Calls of a month that are rolled up, in additive parts, by method and agent: all but the newest, for ever.';
comment on column main.monthly_rollup.starts_at is 'Begin of the month (UTC), in the time zone of the store.';
comment on column main.monthly_rollup.type is 'Type that declares the method.';
comment on column main.monthly_rollup.method is 'Name of the method.';
comment on column main.monthly_rollup.metric is 'Metric that its durations are recorded as.';
comment on column main.monthly_rollup.agent is 'Whose work it was.';
comment on column main.monthly_rollup.status is 'How the calls ended.';
comment on column main.monthly_rollup.calls is 'Calls.';
comment on column main.monthly_rollup.total_s is 'Time of all of them, in seconds.';
comment on column main.monthly_rollup.min_s is 'Shortest duration in seconds.';
comment on column main.monthly_rollup.max_s is 'Longest duration in seconds.';
comment on column main.monthly_rollup.tokens_prompt is 'Tokens of prompts; null is unknown.';
comment on column main.monthly_rollup.tokens_completion is 'Tokens of answers; null is unknown.';
comment on column main.monthly_rollup.tokens_cache_read is 'Tokens read from a cache; null is unknown.';
comment on column main.monthly_rollup.tokens_cache_write is 'Tokens written to a cache; null is unknown.';
comment on column main.monthly_rollup.tokens_reasoning is 'Tokens of reasoning; null is unknown.';
comment on column main.monthly_rollup.cost is 'What they cost, in cost_currency; null is unknown.';
comment on column main.monthly_rollup.cost_currency is 'Currency of the cost.';
comment on column main.monthly_rollup.durations is 'Histogram of durations in nanoseconds, for rollup_percentile; parts of a list add up.';

-- For people who write SQL. percentile of rollups: select rollup_percentile(flatten(list(durations)), 0.95) / 1e9 from daily_rollup
create macro main.rollup_percentile(durations, p) as (
  select store.bin_value(bin)
  from (
    select bin, sum(n) over (order by bin) as below, sum(n) over () as everything
    from (select u.bin as bin, sum(u.n) as n from (select unnest(durations) as u) group by u.bin)
  )
  where below >= p * everything
  order by bin
  limit 1
);

create macro main.calls_since(span) as table
from main.calls where started_at >= current_timestamp - span::interval;

create macro main.calls_of_task(task) as table
from main.calls where task_id = task order by started_at;

create macro main.calls_of_session(session) as table
from main.calls where session_id = session order by started_at;

create macro main.slowest_calls(n) as table
from main.calls where duration_ns is not null order by duration_ns desc limit n;

-- A change as people write it: "+5%".
create macro store.change(now_, before_, of_ := null) as printf('%+d%%', round((now_ - before_) / nullif(coalesce(of_, before_), 0) * 100)::integer);

-- The weighed percentile of [{v, w}], by nearest rank: for rows that stand for several calls.
create macro store.weighed_percentile(weighed, p) as (
  select min(v)
  from (select u.v as v, sum(u.w) over (order by u.v rows unbounded preceding) as below, sum(u.w) over () as everything from (select unnest(weighed) as u))
  where below >= p * everything
);
