-- Days and months of rollups to be settled once more beside what is settled (temporary tables): the newest, and others by chance, all of them where there are few.
insert into temp.unsettled
select of_what = 2, starts_at
from (
  select of_what, starts_at, row_number() over (partition by of_what order by starts_at desc) as place, row_number() over (partition by of_what order by random()) as chance
  from temp.settled_times
  where of_what > 0
)
where place <= 16 or chance <= 16;

create or replace temp table checked as
select if(of_months, 2, 1) as of_what, starts_at from temp.unsettled;
