-- The histogram of what RanParts has gathered. Days and months that have theirs in groups of bins are left out.
create or replace temp table ran_bins as
with {_PartsOfBins}
select type, method, metric, agent, bin, sum(n)::bigint as n
from (
  select type, method, metric, agent, d.bin as bin, d.n as n from (select type, method, metric, agent, unnest(durations) as d from parts)
  union all
  select m.type, m.method, m.metric, coalesce(m.agent, x.agent), b.bin, b.calls
  from ran_beside b
  join store.methods m using (method_id)
  left join ran_contexts x on x.context_id = b.agent_no
  where b.bin is not null
)
group by type, method, metric, agent, bin
