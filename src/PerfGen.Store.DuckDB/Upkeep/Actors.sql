-- Finds out whose work each context is, session and task aside.

insert into store.actors
select (select coalesce(max(actor_id), 0) from store.actors) + row_number() over (), *
from (select distinct agent, model, cli, task_type from store.contexts where context_id not in (select context_id from store.context_actors)) n
where not exists (
  select 1 from store.actors a
  where a.agent is not distinct from n.agent and a.model is not distinct from n.model and a.cli is not distinct from n.cli and a.task_type is not distinct from n.task_type);

insert into store.context_actors
select x.context_id, a.actor_id
from store.contexts x
join store.actors a
  on a.agent is not distinct from x.agent and a.model is not distinct from x.model and a.cli is not distinct from x.cli and a.task_type is not distinct from x.task_type
where x.context_id not in (select context_id from store.context_actors);
