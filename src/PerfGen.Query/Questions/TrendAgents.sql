-- The agents of methods and contexts as numbers, for AgentTrend: tables, since the engine knows how few they are when it plans what comes next.
create or replace temp table trend_agents as
select agent, row_number() over ()::integer as agent_no
from (
  select agent from store.methods
  union
  select agent from store.contexts
)
where agent is not null;

create or replace temp table trend_methods as
select m.method_id, a.agent_no from store.methods m left join trend_agents a using (agent);

create or replace temp table trend_contexts as
select x.context_id, a.agent_no from store.contexts x join trend_agents a using (agent)
