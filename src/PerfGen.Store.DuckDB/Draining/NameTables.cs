using DuckDB.NET.Data.Mapping;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The tables of names.</summary>
internal static class NameTables
{
    public static NameTable<SiteEntry, SiteMap> Methods { get; } =
        new("methods", "method_id", "assembly", "documentation_id", "type", "method", "metric", "agent", "task_type");

    public static NameTable<StoredContext, ContextMap> Contexts { get; } =
        new("contexts", "context_id", "session_id", "task_id", "task_type", "agent", "model", "cli", "run", "model_said", "cli_said") { Derived = TaskNumbers };

    public static NameTable<MetricEntry, MetricMap> Metrics { get; } = new("metric_names", "name_id", "name", "unit");

    public static NameTable<string, StringMap> Strings { get; } = new("strings", "string_id", "text");

    public static NameTable<StoredError, ErrorMap> Errors { get; } = new("errors", "error_no", "type_id integer", "message_hash bigint");

    /// <summary>Gives contexts of a task its number, the smallest context of the task, where they have none. Whoever adds contexts runs it.</summary>
    public const string TaskNumbers = """
        update store.contexts x
        set task_no = k.task_no
        from (
          select session_id, task_id, run, min(context_id) as task_no
          from store.contexts
          where (session_id is null, coalesce(session_id, ''), task_id) in (
            select session_id is null, coalesce(session_id, ''), task_id from store.contexts where task_no is null and task_id is not null)
          group by session_id, task_id, run
        ) k
        where x.task_no is null and k.task_id = x.task_id and k.session_id is not distinct from x.session_id and k.run is not distinct from x.run
        """;

    internal sealed class SiteMap : DuckDBAppenderMap<(int Place, SiteEntry Name)>
    {
        public SiteMap()
        {
            Map(static row => row.Place);
            Map(static row => row.Name.Assembly);
            Map(static row => row.Name.Id);
            Map(static row => row.Name.Type);
            Map(static row => row.Name.Method);
            Map(static row => row.Name.Metric);
            Map(static row => row.Name.Agent);
            Map(static row => row.Name.TaskType);
        }
    }

    internal sealed class ContextMap : DuckDBAppenderMap<(int Place, StoredContext Name)>
    {
        public ContextMap()
        {
            Map(static row => row.Place);
            Map(static row => row.Name.Session);
            Map(static row => row.Name.Task);
            Map(static row => row.Name.TaskType);
            Map(static row => row.Name.Agent);
            Map(static row => row.Name.Model);
            Map(static row => row.Name.Cli);
            Map(static row => row.Name.Run);
            Map(static row => row.Name.ModelSaid);
            Map(static row => row.Name.CliSaid);
        }
    }

    internal sealed class MetricMap : DuckDBAppenderMap<(int Place, MetricEntry Name)>
    {
        public MetricMap()
        {
            Map(static row => row.Place);
            Map(static row => row.Name.Name);
            Map(static row => row.Name.Unit);
        }
    }

    internal sealed class ErrorMap : DuckDBAppenderMap<(int Place, StoredError Name)>
    {
        public ErrorMap()
        {
            Map(static row => row.Place);
            Map(static row => row.Name.Type);
            Map(static row => row.Name.MessageHash);
        }
    }

    internal sealed class StringMap : DuckDBAppenderMap<(int Place, string Name)>
    {
        public StringMap()
        {
            Map(static row => row.Place);
            Map(static row => row.Name);
        }
    }
}
