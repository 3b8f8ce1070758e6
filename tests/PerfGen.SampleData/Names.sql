-- Names, processes and events of 12 agents that worked until $until, a million calls a day.
-- Variables: n, how many calls; seed; until, when the last one began. Equal variables give equal rows.
--
-- Call i is call j = i // 12 of agent i % 12. An agent works in sessions of 500 calls, each a process of its own, with 10 tasks of 50 calls each,
-- in turns of 10 calls: the first call of a turn is the parent of the others.

create or replace temp macro dice(i, face) as hash(i, face, getvariable('seed')) / 18446744073709551616.0;
create or replace temp macro bell(i, face) as sqrt(-2 * ln(1 - dice(i, face))) * cos(2 * pi() * dice(i, face + 100));

insert into store.strings
select row_number() over (), text
from (select unnest(['System.TimeoutException', 'System.IO.IOException', 'System.Net.Http.HttpRequestException', 'System.InvalidOperationException',
  'System.ArgumentException', 'System.Text.Json.JsonException', 'System.OperationCanceledException', 'USD', 'tool', 'skill', 'grep', 'edit', 'bash', 'web_search',
  'read', 'refactor-safely', 'write-tests', 'review-diff']) as text);

-- 180 methods of agents, 15 each, and 20 tools that all use. Every sixteenth method calls a model.
insert into store.methods
select m + 1, 'Shop.Agents', 'M:Shop.Agents.' || owner || '.Step' || m || '(System.Threading.CancellationToken)', 'Shop.Agents.' || owner, 'Step' || m || 'Async',
  'step_' || m || '_time', case when m < 180 then agent end, null
from (
  select m, if(m < 180, m // 15, null) as lane,
    ['planner', 'architect', 'expert-backend', 'expert-frontend', 'manager-tdd', 'expert-debug', 'reviewer', 'documenter', 'expert-database', 'optimizer', 'validator', 'researcher'][m // 15 + 1] as agent,
    if(m < 180, 'Agent' || (m // 15), 'Tools') as owner
  from range(200) r(m)
);

insert into store.metric_names values (1, 'quality_score', 'score'), (2, 'files_created', 'count'), (3, 'files_modified', 'count'), (4, 'lines_changed', 'lines'), (5, 'memory_usage', 'bytes');

insert into store.sources by name
select (s + 1)::integer as source_id, md5(s || ':' || getvariable('seed'))::uuid as source, (1000 + s % 60000)::integer as process_id, 'shop-agents' as process_name, 'build-' || s % 4 as machine, '0.1.0' as version,
  getvariable('until') - to_microseconds(((getvariable('n') - (s // 12) * 6000) * 86400)::bigint) as started_at, 0::bigint as dropped, true as closed, 0::utinyint as kind
from range((getvariable('n') + 5999) // 6000 * 12) r(s);

-- Context lane + 12 * task of the lane.
insert into store.contexts by name
select (t + 1)::integer as context_id, 'session-' || printf('%06d', t % 12 + 12 * (t // 120)) as session_id, 'task-' || printf('%03d', (t // 12) % 10 + 1) as task_id,
  if(dice(t, 1) < 0.75,
    ['analysis', 'refactoring', 'coding', 'coding', 'testing', 'debugging', 'validation', 'documentation', 'coding', 'optimization', 'validation', 'general'][t % 12 + 1],
    ['coding', 'debugging', 'testing', 'general'][(dice(t, 2) * 4)::integer % 4 + 1]) as task_type,
  ['planner', 'architect', 'expert-backend', 'expert-frontend', 'manager-tdd', 'expert-debug', 'reviewer', 'documenter', 'expert-database', 'optimizer', 'validator', 'researcher'][t % 12 + 1] as agent,
  ['sonnet-4.5', 'opus-4.1', 'haiku-4.5', 'gpt-5', 'gemini-2.5-pro', 'glm-4.6'][if(dice(t, 3) < 0.85, t % 6, (dice(t, 4) * 6)::integer % 6) + 1] as model,
  ['claude', 'codex', 'gemini'][t % 3 + 1] as cli
from range((getvariable('n') + 599) // 600 * 12) r(t);

-- Begin and end of each session and task, in the order in which they happened; one task in fifty never ends.
insert into store.events by name
with lanes as (
  select lane, j, getvariable('until') - to_microseconds((getvariable('n') - (j * 12 + lane)) * 86400) as happened_at
  from range(0, (getvariable('n') + 11) // 12, 50) r(j), range(12) l(lane)
)
select (lane + 12 * (j // 500) + 1)::integer as source_id, 200000 + j % 500 * 4 + what as seq, happened_at + to_microseconds(if(what in (2, 4), 600 * 86400 - 1000 - (5e6 * dice(lane + 12 * j, 33))::bigint, -100)) as happened_at,
  what::utinyint as kind, (lane + 12 * (j // 50) + 1)::integer as context_id,
  if(what = 4, case when dice(lane + 12 * j, 31) < 0.9 then 0 when dice(lane + 12 * j, 31) < 0.95 then 1 when dice(lane + 12 * j, 31) < 0.97 then 2 when dice(lane + 12 * j, 31) < 0.985 then 3 else 4 end, 0)::utinyint as result,
  null::bigint as parent, 1::utinyint as origin
from lanes, (select unnest([1, 2, 3, 4]) as what)
where case what when 1 then j % 500 = 0 when 2 then j % 500 = 450 when 3 then true else dice(lane + 12 * j, 32) > 0.02 end
order by happened_at, seq;
