-- Brings what is known of sessions up to what was said since; their calls the roll-up has added (RollUp).
create or replace temp table spans as from store.said_spans(true);

update store.session_spans s
set said_from = p.said_from, said_until = p.said_until
from temp.spans p
where p.session_id = s.session_id;

insert into store.session_spans
select session_id, null, null, said_from, said_until from temp.spans where session_id not in (select session_id from store.session_spans);

delete from store.unsettled_sessions;
drop table temp.spans;
