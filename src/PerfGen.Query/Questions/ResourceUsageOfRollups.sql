-- What processes used while they sampled it: one row for each of memory, processor, disk and network; see ResourceUsage. From settled days, and from rows for all
-- other time.
with samples as (
  select n.name, s.source_id, sum(s.samples)::bigint as samples, sum(s.value_sum) as total, max(s.value_max) as maximum, min(s.first_at) as first_at, max(s.last_at) as last_at
  from (
    select name_id, source_id, count(*) as samples, sum(value) as value_sum, max(value) as value_max, min(recorded_at) as first_at, max(recorded_at) as last_at
    from store.metrics
    where name_id in (
        select name_id from store.metric_names where name in ('cpu_usage', 'memory_usage', 'disk_usage', 'network_usage', 'network_received', 'network_sent'))
      and origin = 0 and call is null and live(recorded_at)
    group by name_id, source_id
    /*13*/union all
    select name_id, source_id, samples, value_sum, value_max, first_at, last_at from store.day_samples where {settled}/*.13*/
  ) s
  join store.metric_names n using (name_id)
  group by n.name, s.source_id
),
lasting as (
  select *, case when samples > 1 then (epoch_us(last_at) - epoch_us(first_at)) / 1e6 * samples / (samples - 1) end as seconds from samples
)
select name, count(*) as processes, sum(samples)::bigint as samples, sum(total) / sum(samples) as mean, max(maximum) as maximum,
  sum(total) as total, sum(seconds) as seconds, case when name like 'network%' then sum(total) filter (seconds is not null) / nullif(sum(seconds), 0) end as per_second
from lasting
group by name
order by name
