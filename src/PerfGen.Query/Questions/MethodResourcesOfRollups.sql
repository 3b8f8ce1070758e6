-- What calls of each method that are still rows used, over those of which it is known; the method that allocated and computed most first. From settled days, and
-- from rows for all other time.
select m.type, m.method, sum(c.calls)::bigint as calls,
  sum(c.allocated_bytes) / nullif(sum(c.allocating), 0) as mean_allocated_bytes,
  sum(c.allocated_bytes)::bigint as total_allocated_bytes,
  sum(c.cpu_ns) / nullif(sum(c.computing), 0) / 1e9 as mean_cpu_time_s,
  sum(c.cpu_ns) / nullif(sum(c.computing_ns), 0) as cpu_share,
  sum(c.gc_pause_ns) / 1e9 as total_gc_pause_s,
  max(c.max_gc_pause_ns) / 1e9 as max_gc_pause_s
from (
  select c.method_id, count(*) as calls, count(r.allocated_bytes) as allocating, sum(r.allocated_bytes) as allocated_bytes, count(r.cpu_ns) as computing, sum(r.cpu_ns) as cpu_ns,
    sum(c.duration_ns) filter (r.cpu_ns is not null) as computing_ns, sum(r.gc_pause_ns) as gc_pause_ns, max(r.gc_pause_ns) as max_gc_pause_ns
  from store.call_resources r
  join store.calls c on c.source_id = r.source_id and c.seq = r.call
  where coalesce(r.allocated_bytes, r.cpu_ns, r.gc_pause_ns) is not null and live(c.started_at)
  group by c.method_id
  /*13*/union all
  select method_id, calls, allocating, allocated_bytes, computing, cpu_ns, computing_ns, gc_pause_ns, max_gc_pause_ns from store.day_resources where {settled}/*.13*/
) c
join store.methods m using (method_id)
group by m.type, m.method
order by total_allocated_bytes desc nulls last, sum(c.cpu_ns) desc nulls last, total_gc_pause_s desc nulls last, m.type, m.method
