-- What calls threw, and where; the most frequent first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select error_type, type, method, sum(sample_weight)::bigint as calls
from calls
where error_type is not null
  and started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
  and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
group by error_type, type, method
order by calls desc, error_type, type, method
