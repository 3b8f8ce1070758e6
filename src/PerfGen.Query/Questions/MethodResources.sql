-- What calls of each method used, over those of which it is known; the method that allocated and computed most first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select
  type,
  method,
  count(*) as calls,
  avg(allocated_bytes) as mean_allocated_bytes,
  sum(allocated_bytes)::bigint as total_allocated_bytes,
  avg(cpu_time_s) as mean_cpu_time_s,
  sum(cpu_time_s) / nullif(sum(duration_s) filter (cpu_time_s is not null), 0) as cpu_share,
  sum(gc_pause_s) as total_gc_pause_s,
  max(gc_pause_s) as max_gc_pause_s
from calls
where coalesce(allocated_bytes, cpu_time_s, gc_pause_s) is not null
  and started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by type, method
order by total_allocated_bytes desc nulls last, sum(cpu_time_s) desc nulls last, total_gc_pause_s desc nulls last, type, method
