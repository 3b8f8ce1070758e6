-- What was thrown, and where; the most frequent first.
with {_Calls}
select s.text as error_type, a.type, a.method, sum(a.sample_weight)::bigint as calls, count(distinct e.message_hash) as messages, min(a.started_at) as first_at, max(a.started_at) as last_at
from asked_calls a
join store.errors e using (error_no)
join store.strings s on s.string_id = e.type_id
group by all
order by calls desc, error_type, a.type, a.method
