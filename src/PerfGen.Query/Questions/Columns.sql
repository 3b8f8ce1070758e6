-- The views for people, with their columns, as their comments describe them.
select v.view_name as view, v.comment as view_comment, c.column_name as name, c.data_type as type, c.comment
from duckdb_views() v
join duckdb_columns() c on c.schema_name = v.schema_name and c.table_name = v.view_name and c.database_name = v.database_name
where v.schema_name = 'main' and not v.internal
order by v.view_name, c.column_index
