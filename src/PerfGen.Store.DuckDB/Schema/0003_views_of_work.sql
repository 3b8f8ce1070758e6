-- needs 0.1.0
-- Version 3. Whose work it was: tasks, sessions, agents, models.

-- Tasks and sessions are folded from events that come from several processes, in any order, also twice.
-- What an event says last counts; last is by (time, source, seq), so that the order of drains does not matter.
create view main.tasks as
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
    arg_max(x.agent, (e.happened_at, s.source, e.seq)) filter (x.agent is not null) as agent,
    arg_max(x.model, (e.happened_at, s.source, e.seq)) filter (x.model is not null) as model,
    arg_max(x.cli, (e.happened_at, s.source, e.seq)) filter (x.cli is not null) as cli,
    arg_max(x.task_type, (e.happened_at, s.source, e.seq)) filter (x.task_type is not null) as task_type,
    arg_max(e.origin, (e.happened_at, s.source, e.seq)) as origin,
    min(e.happened_at) filter (e.kind = 3) as started_at,
    max(e.happened_at) filter (e.kind = 3) as started_last,
    max(e.happened_at) filter (e.kind = 4) as ended_last,
    arg_max(e.result, (e.happened_at, s.source, e.seq)) filter (e.kind = 4) as result,
    arg_max(s.closed, (e.happened_at, s.source, e.seq)) filter (e.kind = 3) as starter_closed
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
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
    sum(c.cost) as cost,
    count(distinct c.cost_currency_id) as currencies
  from (
    select context_id, cost_currency_id, sum(sample_weight) as calls, sum(tokens_prompt) as tokens_prompt,
      sum(tokens_completion) as tokens_completion, sum(cost) as cost
    from store.calls
    group by context_id, cost_currency_id
  ) c
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
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'quality_score') as quality_score,
    arg_max(v.value, (v.recorded_at, s.source, v.seq)) filter (n.name = 'performance_index') as performance_index
  from store.metrics v
  join store.metric_names n using (name_id)
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
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
  case when w.currencies <= 1 then w.cost end as cost,
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

create view main.sessions as
with known as (
  select session_id, max(agent) as agent, max(model) as model, max(cli) as cli
  from store.contexts
  where session_id is not null
  group by session_id
),
folded as (
  select
    x.session_id,
    arg_max(x.agent, (e.happened_at, s.source, e.seq)) filter (x.agent is not null) as agent,
    arg_max(x.model, (e.happened_at, s.source, e.seq)) filter (x.model is not null) as model,
    arg_max(x.cli, (e.happened_at, s.source, e.seq)) filter (x.cli is not null) as cli,
    min(e.happened_at) filter (e.kind = 1) as started_at,
    max(e.happened_at) filter (e.kind = 1) as started_last,
    max(e.happened_at) filter (e.kind = 2) as ended_last
  from store.events e
  join store.contexts x using (context_id)
  join store.sources s using (source_id)
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
    sum(c.cost) as cost,
    count(distinct c.cost_currency_id) as currencies,
    min(c.first_at) as first_at,
    max(c.last_at) as last_at
  from (
    select context_id, cost_currency_id, sum(sample_weight) as calls, coalesce(sum(sample_weight) filter (status in (1, 3)), 0) as failures,
      sum(tokens_prompt) as tokens_prompt, sum(tokens_completion) as tokens_completion, sum(cost) as cost,
      min(started_at) as first_at, max(started_at) as last_at
    from store.calls
    group by context_id, cost_currency_id
  ) c
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
  case when w.currencies <= 1 then w.cost end as cost,
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

create view main.agents as
with work as (
  select
    coalesce(m.agent, x.agent) as agent,
    sum(c.sample_weight)::bigint as calls,
    sum(c.sample_weight) filter (c.status = 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
    quantile_cont(c.duration_ns, 0.50) / 1e9 as p50_s,
    quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
    quantile_cont(c.duration_ns, 0.99) / 1e9 as p99_s,
    sum(c.tokens_prompt)::bigint as tokens_prompt,
    sum(c.tokens_completion)::bigint as tokens_completion,
    case when count(distinct c.cost_currency_id) <= 1 then sum(c.cost) end as cost,
    min(c.started_at) as first_called_at,
    max(c.started_at) as last_called_at
  from store.calls c
  join store.methods m using (method_id)
  left join store.contexts x using (context_id)
  group by all
),
tasks as (
  select
    agent,
    count(*) as tasks,
    count(*) filter (result = 'success') / nullif(count(*) filter (result in ('success', 'failure', 'partial', 'timeout')), 0) as task_success_rate
  from main.tasks
  group by agent
)
select
  agent,
  coalesce(w.calls, 0) as calls,
  w.success_rate,
  w.p50_s,
  w.p95_s,
  w.p99_s,
  coalesce(t.tasks, 0) as tasks,
  t.task_success_rate,
  w.tokens_prompt,
  w.tokens_completion,
  w.cost,
  w.first_called_at,
  w.last_called_at
from work w
full join tasks t using (agent)
where agent is not null;

comment on view main.agents is 'Agents that worked, with figures over all their work.';
comment on column main.agents.agent is 'Name of the agent.';
comment on column main.agents.calls is 'Calls that were its work.';
comment on column main.agents.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.agents.p50_s is 'Median duration of its calls in seconds.';
comment on column main.agents.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.agents.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.agents.tasks is 'Its tasks.';
comment on column main.agents.task_success_rate is 'Share of its tasks that succeeded among those that ended as success, failure, partial or timeout, 0 to 1; null where there are none.';
comment on column main.agents.tokens_prompt is 'Tokens of its prompts; null is unknown.';
comment on column main.agents.tokens_completion is 'Tokens of its answers; null is unknown.';
comment on column main.agents.cost is 'What its calls cost; null is unknown, or in several currencies.';
comment on column main.agents.first_called_at is 'Begin of its first call (UTC).';
comment on column main.agents.last_called_at is 'Begin of its last call (UTC).';

create view main.models as
select
  x.model,
  sum(c.sample_weight)::bigint as calls,
  sum(c.sample_weight) filter (c.status = 0) / nullif(sum(c.sample_weight) filter (c.status in (0, 1, 3)), 0) as success_rate,
  quantile_cont(c.duration_ns, 0.50) / 1e9 as p50_s,
  quantile_cont(c.duration_ns, 0.95) / 1e9 as p95_s,
  quantile_cont(c.duration_ns, 0.99) / 1e9 as p99_s,
  sum(c.tokens_prompt)::bigint as tokens_prompt,
  sum(c.tokens_completion)::bigint as tokens_completion,
  sum(c.tokens_cache_read)::bigint as tokens_cache_read,
  sum(c.tokens_cache_write)::bigint as tokens_cache_write,
  sum(c.tokens_reasoning)::bigint as tokens_reasoning,
  case when count(distinct c.cost_currency_id) <= 1 then sum(c.cost) end as cost,
  min(c.started_at) as first_called_at,
  max(c.started_at) as last_called_at
from store.calls c
join store.contexts x using (context_id)
where x.model is not null
group by x.model;

comment on view main.models is 'Language models that worked, with figures over all their calls.';
comment on column main.models.model is 'Name of the model.';
comment on column main.models.calls is 'Calls that were its work.';
comment on column main.models.success_rate is 'Share of the calls that returned among those that returned, threw or timed out, 0 to 1; null where there are none.';
comment on column main.models.p50_s is 'Median duration of its calls in seconds.';
comment on column main.models.p95_s is '95th percentile of the duration in seconds, interpolated.';
comment on column main.models.p99_s is '99th percentile of the duration in seconds, interpolated.';
comment on column main.models.tokens_prompt is 'Tokens of its prompts; null is unknown.';
comment on column main.models.tokens_completion is 'Tokens of its answers; null is unknown.';
comment on column main.models.tokens_cache_read is 'Tokens read from a cache; null is unknown.';
comment on column main.models.tokens_cache_write is 'Tokens written to a cache; null is unknown.';
comment on column main.models.tokens_reasoning is 'Tokens of reasoning; null is unknown.';
comment on column main.models.cost is 'What its calls cost; null is unknown, or in several currencies.';
comment on column main.models.first_called_at is 'Begin of its first call (UTC).';
comment on column main.models.last_called_at is 'Begin of its last call (UTC).';
