-- What processes used while they sampled it (metrics.resources.enabled): one row for each of memory, processor, disk and network.
-- A sample is of the time since the one before, so that of n samples the time is n times their mean distance; of a single one it is not known. Only bytes of the network add up to a rate.
-- $since, $until: sampled at or after $since and before $until; null is no bound.
with samples as (
  select n.name, v.source_id, count(*) as samples, avg(v.value) as mean, max(v.value) as maximum, sum(v.value) as total,
    case when count(*) > 1 then (epoch_us(max(v.recorded_at)) - epoch_us(min(v.recorded_at))) / 1e6 * count(*) / (count(*) - 1) end as seconds
  from store.metrics v
  join store.metric_names n using (name_id)
  where n.name in ('cpu_usage', 'memory_usage', 'disk_usage', 'network_usage', 'network_received', 'network_sent')
    and v.origin = 0 and v.call is null
    and v.recorded_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
    and v.recorded_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by n.name, v.source_id
)
select name, count(*) as processes, sum(samples)::bigint as samples, sum(mean * samples) / sum(samples) as mean, max(maximum) as maximum,
  sum(total) as total, sum(seconds) as seconds, case when name like 'network%' then sum(total) filter (seconds is not null) / nullif(sum(seconds), 0) end as per_second
from samples
group by name
order by name
