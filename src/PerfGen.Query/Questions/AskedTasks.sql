-- Tasks that may have ended, or begun, in a part of a window that is not settled.
create or replace temp table asked_tasks as
select distinct x.task_no
from store.events e
join store.contexts x using (context_id)
where e.kind in (3, 4) and x.task_no is not null and live(e.happened_at);
