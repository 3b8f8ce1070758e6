-- Days and months of rollups to be settled once more beside what is settled (temporary tables): the newest, and others by chance, all of them where there are few.
insert into temp.unsettled
select of_months, starts_at
from (
  select of_months, starts_at, row_number() over (partition by of_months order by starts_at desc) as place, row_number() over (partition by of_months order by random()) as chance
  from (select distinct false as of_months, starts_at from store.rollup_days union all select distinct true, starts_at from store.rollup_months) r
  anti join store.unsettled u on u.of_months = r.of_months and u.starts_at = r.starts_at
)
where place <= 16 or chance <= 16;

create or replace temp table checked as
select if(of_months, 2, 1) as of_what, starts_at from temp.unsettled;
