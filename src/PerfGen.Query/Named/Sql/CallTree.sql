-- Calls by the way that leads to them, parents before children. Self time is what no child has used; children that overlap, or go on after their parent, can
-- have used more than there was, which then is 0.
with recursive {_Calls},
walked as (
  select a.source_id, a.seq, [a.type || '.' || a.method] as path
  from asked_calls a
  where a.parent is null or not exists (select 1 from asked_calls p where p.source_id = a.source_id and p.seq = a.parent)
  union all
  select a.source_id, a.seq, list_append(w.path, a.type || '.' || a.method)
  from walked w
  join asked_calls a on a.source_id = w.source_id and a.parent = w.seq
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
