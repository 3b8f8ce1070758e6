-- What calls that are still rows threw, and where; the most frequent first. From settled days, and from rows for all other time.
select s.text as error_type, m.type, m.method, sum(c.calls)::bigint as calls
from (
  select e.type_id, r.method_id, r.calls
  from (select error_no, method_id, sum(sample_weight)::bigint as calls from store.calls where error_no is not null and live(started_at) group by error_no, method_id) r
  join store.errors e using (error_no)
  /*13*/union all
  select type_id, method_id, sum(calls)::bigint from store.day_errors where {settled} group by type_id, method_id/*.13*/
) c
join store.strings s on s.string_id = c.type_id
join store.methods m using (method_id)
group by all
order by calls desc, error_type, m.type, m.method
