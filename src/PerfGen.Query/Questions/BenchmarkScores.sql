-- Scores of benchmark suites, with suite and version as they were written; the newest first.
-- $since: at or after it; null is no bound.
with named as (
  select name, arg_max(text, happened_at) as text from notes where kind = 'tag' and name like 'benchmark\_score\_%' escape '\' group by name
)
select m.recorded_at, m.name, coalesce(s.text, '') as suite, v.text as version, m.value as score, m.session_id, m.agent, m.model, m.origin
from metrics m
left join named s on s.name = m.name || '_suite'
left join named v on v.name = m.name || '_version'
where m.name like 'benchmark\_score\_%' escape '\' and (($since::timestamptz) is null or m.recorded_at >= $since::timestamptz)
order by m.recorded_at desc, m.name
