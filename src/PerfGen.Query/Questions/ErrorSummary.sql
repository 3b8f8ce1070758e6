-- What calls threw, and where; the most frequent first.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
select s.text as error_type, m.type, m.method, sum(c.calls)::bigint as calls
from (
  select error_no, method_id, sum(sample_weight) as calls
  from store.calls
  where error_no is not null
    and started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz)
    and started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  group by error_no, method_id
) c
join store.errors e using (error_no)
join store.strings s on s.string_id = e.type_id
join store.methods m using (method_id)
group by all
order by calls desc, error_type, m.type, m.method
