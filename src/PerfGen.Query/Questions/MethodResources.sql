-- What calls of each method used, over those of which it is known; the method that allocated and computed most first. Most stores know it of none: then
-- no call is read.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select
  m.type,
  m.method,
  count(*) as calls,
  avg(r.allocated_bytes) as mean_allocated_bytes,
  sum(r.allocated_bytes)::bigint as total_allocated_bytes,
  avg(r.cpu_ns / 1e9) as mean_cpu_time_s,
  sum(r.cpu_ns / 1e9) / nullif(sum(c.duration_ns / 1e9) filter (r.cpu_ns is not null), 0) as cpu_share,
  sum(r.gc_pause_ns / 1e9) as total_gc_pause_s,
  max(r.gc_pause_ns / 1e9) as max_gc_pause_s
from store.call_resources r
join store.calls c on c.source_id = r.source_id and c.seq = r.call
join store.methods m using (method_id)
where coalesce(r.allocated_bytes, r.cpu_ns, r.gc_pause_ns) is not null
  and c.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and c.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by m.type, m.method
order by total_allocated_bytes desc nulls last, sum(r.cpu_ns) desc nulls last, total_gc_pause_s desc nulls last, m.type, m.method
