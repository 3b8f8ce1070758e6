-- needs 0.1.0
-- Version 7. Rollups for people, recent records, the queue, and macros for common questions.

-- What stands in S1's list of recent records: a task that has ended or was assessed, or an assessment outside of any task. One row for a key,
-- which is the task, or time and kind of task where there is none; what was said by hand comes before what was recorded by itself, and that before imports.
create view main.recent_records as
with assessed as (
  select x.session_id, x.task_id, x.run,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'overall_score') as overall_score,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'fixes_applied') as fixes_applied
  from store.metrics v
  join store.metric_names n using (name_id)
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
  where x.task_id is not null and n.name in ('overall_score', 'fixes_applied')
  group by x.session_id, x.task_id, x.run
),
of_tasks as (
  select coalesce(t.ended_at, t.started_at) as recorded_at, t.model, t.task_id as assessment_id, t.session_id, t.run, t.part, t.agent, t.task_type,
    coalesce(a.overall_score, t.quality_score) as overall_score, t.performance_index, t.quality_improvement, len(t.issues_found) as issues_found, a.fixes_applied,
    t.duration_s, t.result, t.origin
  from main.tasks t
  left join assessed a on a.task_id = t.task_id and a.session_id is not distinct from t.session_id and a.run is not distinct from t.run
  where t.started_at is not null and (t.ended_at is not null or a.overall_score is not null or t.quality_score is not null)
),
alone as (
  select v.recorded_at, x.model, null as assessment_id, x.session_id, x.run, null as part, x.agent, x.task_type, v.value as overall_score, null as performance_index,
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
  partition by coalesce(coalesce(session_id, '') || '/' || assessment_id || '/' || coalesce(run, '') || '/' || part, recorded_at::varchar || '_' || coalesce(task_type, ''))
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
comment on column main.recent_records.issues_found is 'Issues that were found, where somebody named them.';
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
order by case priority when 'critical' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end, started_at;

comment on view main.queue is 'Tasks that have begun and not ended, in processes that live; the most urgent first.';
comment on column main.queue.task_id is 'Id of the task; unique within its session.';
comment on column main.queue.session_id is 'Session that it belongs to.';
comment on column main.queue.agent is 'Who works on it.';
comment on column main.queue.model is 'Language model that works on it.';
comment on column main.queue.cli is 'Command-line tool in which it is worked on.';
comment on column main.queue.task_type is 'Kind of task.';
comment on column main.queue.priority is 'critical, high, medium or low; null where nobody said.';
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
