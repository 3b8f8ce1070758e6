-- The histogram of what RanParts has gathered. Months of which store.month_methods and store.month_agents hold it are left out.
create or replace temp table ran_bins as
with {_PartsOfBins}
select type, method, metric, agent, bin, sum(n)::bigint as n
from (
  select type, method, metric, agent, d.bin as bin, d.n as n from (select type, method, metric, agent, unnest(durations) as d from parts)
  union all
  select type, method, metric, agent, store.bin_of(duration_ns::double), sample_weight from rows_beside where duration_ns is not null
)
group by type, method, metric, agent, bin
