-- Settles the days and months of rollups that are not, and what is known of contexts. One transaction.

create or replace temp table asked as
select distinct starts_at from store.unsettled where not of_months;
delete from store.day_methods where starts_at in (from temp.asked);
delete from store.day_agents where starts_at in (from temp.asked);

create or replace temp table day_bins as
select d.starts_at, d.method_id, coalesce(m.agent, a.agent) as agent, d.duration.bin as bin, sum(d.duration.n)::bigint as n
from (select starts_at, method_id, actor_id, unnest(durations) as duration from store.rollup_days where starts_at in (from temp.asked)) d
join store.methods m using (method_id)
left join store.actors a using (actor_id)
group by all;

insert into store.day_methods
select starts_at, method_id, bin // 32, sum(n)::bigint, list({bin: bin, n: n} order by bin)
from (select starts_at, method_id, bin, sum(n)::bigint as n from temp.day_bins group by all)
group by starts_at, method_id, bin // 32
order by starts_at, method_id, bin // 32;

insert into store.day_agents
select starts_at, agent, bin // 32, sum(n)::bigint, list({bin: bin, n: n} order by bin)
from (select starts_at, agent, bin, sum(n)::bigint as n from temp.day_bins group by all)
group by starts_at, agent, bin // 32
order by starts_at, agent, bin // 32;

delete from store.unsettled where not of_months;

create or replace temp table asked as
select distinct starts_at from store.unsettled where of_months;
delete from store.month_methods where starts_at in (from temp.asked);
delete from store.month_agents where starts_at in (from temp.asked);

create or replace temp table month_bins as
select starts_at, method_id, agent, duration.bin as bin, sum(duration.n)::bigint as n
from (select starts_at, method_id, agent, unnest(durations) as duration from store.rollup_months where starts_at in (from temp.asked))
group by all;

insert into store.month_methods
select starts_at, method_id, bin // 32, sum(n)::bigint, list({bin: bin, n: n} order by bin)
from (select starts_at, method_id, bin, sum(n)::bigint as n from temp.month_bins group by all)
group by starts_at, method_id, bin // 32
order by starts_at, method_id, bin // 32;

insert into store.month_agents
select starts_at, agent, bin // 32, sum(n)::bigint, list({bin: bin, n: n} order by bin)
from (select starts_at, agent, bin, sum(n)::bigint as n from temp.month_bins group by all)
group by starts_at, agent, bin // 32
order by starts_at, agent, bin // 32;

delete from store.unsettled where of_months;

insert into store.undated_tasks
select context_id
from store.contexts
where context_id = task_no and context_id > (select coalesce(max(contexts), 0) from store.settled_names)
  and context_id not in (
    select x.task_no
    from store.contexts x
    where x.task_no > (select coalesce(max(contexts), 0) from store.settled_names) and x.context_id in (select context_id from store.events where kind in (3, 4) and context_id is not null));

create or replace temp table asked as
select coalesce(max(context_id), 0)::integer as contexts, count(distinct session_id) as sessions from store.contexts;
delete from store.settled_names;
insert into store.settled_names from temp.asked;
drop table temp.asked;
drop table temp.day_bins;
drop table temp.month_bins;
