-- Adds the parts to one of the tables of rollups, by the beginning and by the agent or actor that it tells apart.
insert into store.$table
with sums as (
  select $start, method_id, $who, status, sum(calls)::bigint as calls, sum(timed)::bigint as timed, sum(duration_sum)::bigint as duration_sum, min(duration_min) as duration_min, max(duration_max) as duration_max
  from parts
  group by all
),
bins as (
  select $start, method_id, $who, status, list({bin: bin, n: n}) as durations
  from (select p.$start, p.method_id, p.$who, p.status, b.bin, sum(b.n)::bigint as n from parts p join folded_bins b using (id) group by all)
  group by $start, method_id, $who, status
)
select s.$start, s.method_id, s.$who, s.status, null, s.calls, s.timed, s.duration_sum, s.duration_min, s.duration_max, null, null, null, null, null, null, 0, b.durations
from sums s
left join bins b on b.$start = s.$start and b.method_id = s.method_id and b.$who is not distinct from s.$who and b.status = s.status;
