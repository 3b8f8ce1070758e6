-- Everything that has figures, or has nothing that they could be of: the temporary table "settled_times". As FigureTime says: 0 is a row of store.settled, 1 and 2 a day
-- and a month of rollups.
create or replace temp table settled_times as
select 0 as of_what, starts_at from store.settled
union all
select if(r.of_months, 2, 1), r.starts_at
from (select distinct false as of_months, starts_at from store.rollup_days union all select distinct true, starts_at from store.rollup_months) r
anti join store.unsettled u on u.of_months = r.of_months and u.starts_at = r.starts_at;

create or replace temp table checked (of_what integer, starts_at timestamptz);
