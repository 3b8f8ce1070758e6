-- The histogram of what RanParts has gathered: rows of one key and bin add up. Days and months that have theirs in groups of bins are left out.
create or replace temp table ran_bins as
with {_PartsOfBins},
counted as (
  select method_id, agent_no, bin, sum(calls)::bigint as n from ran_beside where bin is not null group by method_id, agent_no, bin
)
select type, method, metric, agent, d.bin as bin, sum(d.n)::bigint as n
from (select type, method, metric, agent, unnest(durations) as d from parts)
group by type, method, metric, agent, d.bin
union all
select m.type, m.method, m.metric, coalesce(m.agent, x.agent), b.bin, b.n
from counted b
join store.methods m using (method_id)
left join ran_contexts x on x.context_id = b.agent_no
