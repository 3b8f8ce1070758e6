-- The views for people, with their columns, as their comments describe them; of a foreign file, its tables as well.
select v.name as view, v.comment as view_comment, c.column_name as name, c.data_type as type, c.comment
from (
  select database_name, schema_name, view_name as name, comment from duckdb_views() where not internal
  union all
  select database_name, schema_name, table_name, comment from duckdb_tables() where not internal
) v
join duckdb_columns() c on c.schema_name = v.schema_name and c.table_name = v.name and c.database_name = v.database_name
where v.schema_name = 'main'
order by v.name, c.column_index
