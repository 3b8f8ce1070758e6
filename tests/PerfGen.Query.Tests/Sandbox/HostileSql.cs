namespace PerfGen.Query.Tests.Sandbox;

/// <summary>SQL that must not do what it wants: write, read files, load code, change settings, hide a statement in another, or end the process.</summary>
internal static class HostileSql
{
    /// <summary>A folder that nothing may appear in; <c>{0}</c> in the statements.</summary>
    public const string Folder = "{0}";

    public static TheoryData<string> Statements => new(
    [
        // Writing to the database.
        "create table t (a int)", "create or replace view calls as select 1", "create temp table t as select 1", "create macro m(a) as a", "create sequence s",
        "create schema s", "create type t as enum ('a')", "create secret s (type s3)", "insert into store.calls select * from store.calls", "update store.calls set status = 0",
        "delete from store.calls", "truncate store.calls", "drop view calls", "drop schema store cascade", "alter table store.calls rename to other",
        "comment on view calls is 'x'", "merge into store.calls c using store.calls d on c.seq = d.seq when matched then delete", "vacuum", "analyze", "checkpoint", "force checkpoint",
        "with x as (delete from store.calls returning *) select * from x",

        // Reading and writing files, and the network.
        "copy calls to '{0}/calls.csv'", "copy (select 1) to '{0}/x.parquet' (format parquet)", "copy store.calls from '/etc/passwd'", "export database '{0}/dump'",
        "import database '{0}/dump'", "attach '{0}/other.duckdb' as o", "attach ':memory:' as o", "detach perf", "from read_text('/etc/passwd')", "from read_blob('/etc/passwd')",
        "from read_csv('/etc/passwd')", "from read_csv_auto('/etc/passwd')", "from read_json('/etc/passwd')", "from read_parquet('{0}/x.parquet')", "from parquet_metadata('{0}/x')",
        "from glob('/etc/*')", "from '/etc/passwd'", "from '/etc/passwd.csv'", "from \"{0}/x.parquet\"", "from read_duckdb('{0}/other.duckdb')", "from sniff_csv('/etc/passwd')",
        "from read_csv('https://localhost:1/x.csv')", "select * from (select (select content from read_text('/etc/passwd')))", "copy (select 1) to '/dev/stdout'",

        // Code and settings.
        "install httpfs", "load httpfs", "load '{0}/x.duckdb_extension'", "set threads = 1", "set enable_external_access = true", "set lock_configuration = false",
        "set global memory_limit = '100GB'", "reset memory_limit", "set variable x = 1", "set schema = 'store'", "use store", "pragma enable_profiling", "pragma database_list",
        "pragma memory_limit = '100GB'", "call pragma_version()", "call enable_logging()",

        // SELECTs that do more than select.
        "from enable_logging(storage = 'file', storage_path = '{0}/log')", "from enable_logging('QueryLog')", "select * from calls, enable_logging()", "FROM Enable_Logging()",
        "from main.enable_logging()", "from system.main.enable_logging()", "select (from enable_logging())", "with x as (from enable_logging()) from x", "explain analyze from enable_logging()",
        "explain (analyze) from enable_logging()", "from enable_profiling()", "from checkpoint()", "from force_checkpoint()", "from truncate_duckdb_logs()", "from disable_peg_parser()",
        "from arrow_scan(1::ubigint::varchar::blob, 2, 3)", "from seq_scan('calls')", "from which_secret('s3://x', 's3')", "from duckdb_secrets()",

        // Statements in statements, and several at once.
        "from query('from enable_logging()')", "from query_table('calls')", "from json_execute_serialized_sql(json_serialize_sql('select 1'))", "select 1; select 2",
        "select 1; drop view calls", "select 1;\ncopy calls to '{0}/x.csv'", "explain select 1; drop view calls", "select 1 /* ; */; -- ;\n create table t (a int)", "begin", "begin; select 1",
        "commit", "rollback", "prepare p as select 1", "execute p", "deallocate p", "explain copy calls to '{0}/x.csv'", "explain analyze copy calls to '{0}/x.csv'",
        "explain analyze create table t as select 1", "explain explain select 1", "describe; drop view calls", "'); drop view calls; --", "select 1') q(c0); drop view store.x; --",
        "select $1", "select ?", "select 1\0; drop view calls", "", ";", "-- nothing", "/* not closed",
    ]);
}
