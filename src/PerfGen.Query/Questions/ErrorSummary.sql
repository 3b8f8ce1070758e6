-- What calls threw, and where; the most frequent first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select e.text as error_type, m.type, m.method, sum(c.calls)::bigint as calls
from (
  select error_id, method_id, sum(sample_weight) as calls
  from store.calls
  where error_id is not null
    and started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
    and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by error_id, method_id
) c
join store.strings e on e.string_id = c.error_id
join store.methods m using (method_id)
group by all
order by calls desc, error_type, m.type, m.method
