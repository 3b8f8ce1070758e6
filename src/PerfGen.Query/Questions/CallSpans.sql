-- When each call ran, by method, in the order of their begins: what is needed to say how many of a method ran at once.
-- Calls that stand for several, and calls that have not ended, overlap nobody knows with what, and are left out; so is a call in one of the same method, which is no second
-- piece of work. outcome: 0 succeeded, 1 failed or timed out, 2 neither: it was cancelled, or left early.
-- $since, $until: calls that began at or after $since and before $until; null is no bound.
with ran as (
  select c.source_id, c.seq, c.parent, c.started_at, c.duration_ns, c.status, m.work_no
  from store.calls c
  join (select method_id, min(method_id) over (partition by type, method) as work_no from store.methods) m using (method_id)
  where c.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and c.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
    and c.duration_ns is not null and c.sample_weight = 1
)
select work_no, epoch_us(started_at) * 1000 as began_ns, duration_ns as took_ns, (case when status = 0 then 0 when status in (1, 3) then 1 else 2 end)::integer as outcome
from ran
anti join (select source_id, seq, work_no from ran) above on above.source_id = ran.source_id and above.seq = ran.parent and above.work_no = ran.work_no
order by work_no, began_ns
