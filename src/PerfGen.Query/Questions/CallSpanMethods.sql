-- The methods whose calls are told apart where it is asked what ran at once; one that was recorded with several agents or metrics is one.
select min(method_id) as work_no, type, method from store.methods group by type, method
