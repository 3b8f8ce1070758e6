-- The first figure of a table that is not what was made anew for its day (a temporary table of that name; "checked" says of which days), and how many there are.
with differing as (
  select starts_at, whose, d.figure, d.stored, d.made
  from (
    select coalesce(s.starts_at, m.starts_at) as starts_at, concat_ws(', ', $whose) as whose, unnest(list_filter([$figures], lambda f: f.differs)) as d
    from (from store.$table where starts_at in (select starts_at from temp.checked where of_what = $of_what)) s
    full join temp.$table m on m.starts_at = s.starts_at$same
  )
)
select strftime(starts_at at time zone coalesce((select time_zone from store.upkeep), 'UTC'), '%Y-%m-%d %H:%M') as day, whose, figure, coalesce(stored, 'nothing') as stored, coalesce(made, 'nothing') as made,
  (select count(distinct starts_at) from differing) as times, (select count(*) from differing) as figures
from differing
order by starts_at, whose, figure
limit 1
