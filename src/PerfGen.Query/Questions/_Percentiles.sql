-- Of "grouped" (key, bins, n, durations), 32 neighbouring bins each, those percentiles of each key by nearest rank that "wanted" (p) names:
-- the group in which one lies is found first, and only that one is opened.
running as (
  select key, bins, n, sum(n) over (partition by key order by bins) as below, sum(n) over (partition by key) as everything
  from (select key, bins, sum(n)::bigint as n from grouped group by key, bins)
),
located as (
  select key, p, min(bins) as bins, arg_min(p * everything - (below - n), bins) as wanted
  from running
  cross join wanted
  where below >= p * everything
  group by key, p
),
opened as (
  select key, p, wanted, d.bin as bin, sum(d.n) as n
  from (select l.key, l.p, l.wanted, unnest(g.durations) as d from grouped g join located l on l.key = g.key and l.bins = g.bins)
  group by key, p, wanted, d.bin
),
percentiles as (
  select key, min(value) filter (p = 0.50) as p50, min(value) filter (p = 0.95) as p95, min(value) filter (p = 0.99) as p99
  from (select key, p, wanted, store.bin_value(bin) as value, sum(n) over (partition by key, p order by bin) as below from opened)
  where below >= wanted
  group by key
)
