-- How interactive the work in a window of time was, and what came of it, in one row.
-- Interactions and tool calls are what was recorded as such; else the answers of models, and the uses of tools that were noted.
-- $since, $until: at or after $since and before $until; null is no bound.
with bounds as (
  select coalesce($since::timestamptz, '-infinity'::timestamptz) as from_at, coalesce($until::timestamptz, 'infinity'::timestamptz) as to_at
),
measured as (
  select
    sum(value) filter (name = 'interactions') as interactions,
    sum(value) filter (name = 'tool_calls') as tool_calls,
    sum(value) filter (name = 'tool_failures') as tool_failures,
    sum(value) filter (name = 'lines_of_code_generated') as lines,
    sum(value) filter (name in ('files_created', 'files_modified')) as files,
    arg_max(value, recorded_at) filter (name = 'test_coverage') as coverage,
    avg(value) filter (name = 'code_quality_score') as code_quality
  from metrics, bounds
  where recorded_at >= from_at and recorded_at < to_at
    and name in ('interactions', 'tool_calls', 'tool_failures', 'lines_of_code_generated', 'files_created', 'files_modified', 'test_coverage', 'code_quality_score')
),
answered as (
  select nullif(count(*), 0) as answers from token_usage, bounds where recorded_at >= from_at and recorded_at < to_at
),
used as (
  select sum(value) as tool_uses from notes, bounds where kind = 'tool' and happened_at >= from_at and happened_at < to_at
)
select
  coalesce(m.interactions, a.answers)::bigint as interactions, coalesce(m.tool_calls, u.tool_uses)::bigint as tool_calls,
  least(m.tool_failures, coalesce(m.tool_calls, u.tool_uses))::bigint as tool_failures, m.lines::bigint as lines, m.files::bigint as files, m.coverage, m.code_quality
from measured m, answered a, used u
