-- Calls by the way that leads to them, parents before children. Self time is what no child has used; children that overlap, or go on after their parent, can
-- have used more than there was, which then is 0. The outermost calls of a process that a call has started lie below that call; its time is not theirs.
with recursive {_Calls},
started as (
  select f.source_id, any_value(p.source_id) as by_source_id, any_value(split_part(f.text, '-', 2)::bigint) as by_seq
  from store.facts f
  join store.sources p on replace(p.source::varchar, '-', '') = split_part(f.text, '-', 1)
  where f.kind = 40 and f.name = 'parent_call'
  group by f.source_id
),
edges as (
  select a.source_id, a.seq, a.type || '.' || a.method as method,
    case when a.parent is null then s.by_source_id else a.source_id end as over_source_id, coalesce(a.parent, s.by_seq) as over_seq
  from asked_calls a
  left join started s on s.source_id = a.source_id
),
walked as (
  select e.source_id, e.seq, [e.method] as path
  from edges e
  where e.over_seq is null or not exists (select 1 from asked_calls p where p.source_id = e.over_source_id and p.seq = e.over_seq)
  union all
  select e.source_id, e.seq, list_append(w.path, e.method)
  from walked w
  join edges e on e.over_source_id = w.source_id and e.over_seq = w.seq
),
children as (
  select source_id, parent as seq, sum(duration_ns) as used from asked_calls where parent is not null group by all
)
select len(w.path) as depth, w.path[-1] as method, sum(a.sample_weight)::bigint as calls, coalesce(sum(a.sample_weight) filter (a.status in (1, 3)), 0)::bigint as failed,
  sum(a.duration_ns * a.sample_weight) / 1e9 as total_s, sum(greatest(a.duration_ns - coalesce(c.used, 0), 0) * a.sample_weight) / 1e9 as self_s,
  array_to_string(w.path, ' > ') as path
from walked w
join asked_calls a on a.source_id = w.source_id and a.seq = w.seq
left join children c on c.source_id = a.source_id and c.seq = a.seq
group by w.path
order by w.path
