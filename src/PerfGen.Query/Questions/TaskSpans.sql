-- When each task ran, by its kind, in the order of their begins. outcome: 0 succeeded, or nobody said how it ended, 1 failed, 2 neither: it was cancelled or skipped.
-- $since, $until: tasks that began at or after $since and before $until; null is no bound.
select coalesce(t.task_type, '') as task_type, epoch_us(t.started_at) * 1000 as began_ns, greatest(epoch_us(t.ended_at) - epoch_us(t.started_at), 0) * 1000 as took_ns,
  case when coalesce(t.result, 'success') = 'success' then 0 when t.result in ('failure', 'partial', 'timeout') then 1 else 2 end as outcome
from {told} t
where t.started_at >= coalesce($since::timestamptz, '-infinity'::timestamptz) and t.started_at < coalesce($until::timestamptz, 'infinity'::timestamptz)
  and t.ended_at is not null
order by t.task_type, began_ns
