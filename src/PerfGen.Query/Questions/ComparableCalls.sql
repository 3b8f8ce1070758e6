-- How many calls there are to look at, how many of them cannot be laid side by side, and from which minute on they are no more than $most: null where all are.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
with minutes as (
  select epoch_us(started_at) // 60000000 as minute, count(*) as calls, count(*) filter (sample_weight > 1) as sampled, count(*) filter (duration_ns is null) as unended
  from store.calls
  where started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by minute
),
newest as (
  select *, sum(calls) over (order by minute desc rows unbounded preceding) as so_far, row_number() over (order by minute desc) as place from minutes
)
select coalesce(sum(calls), 0)::bigint as calls,
  coalesce(sum(sampled) filter (so_far <= $most or place = 1), 0)::bigint as sampled, coalesce(sum(unended) filter (so_far <= $most or place = 1), 0)::bigint as unended,
  case when sum(calls) > $most and count(*) > 1 then make_timestamptz(min(minute) filter (so_far <= $most or place = 1) * 60000000) end as since
from newest
