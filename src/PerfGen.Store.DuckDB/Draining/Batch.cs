using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The rows of one transaction.</summary>
internal sealed class Batch(int limit)
{
    public Names<SiteEntry> Methods { get; } = new();

    public Names<ContextEntry> Contexts { get; } = new();

    public Names<MetricEntry> Metrics { get; } = new();

    public Names<string> Strings { get; } = new();

    public List<CallRow> Calls { get; } = [];

    public List<MetricRow> Values { get; } = [];

    public List<TagRow> Tags { get; } = [];

    public List<EventRow> Events { get; } = [];

    public bool IsFull => Calls.Count + Values.Count + Tags.Count + Events.Count >= limit;

    public bool IsEmpty => Calls.Count + Values.Count + Tags.Count + Events.Count == 0;

    /// <summary>Writes the rows. Call it once, within the transaction.</summary>
    public void Write(DuckDBConnection connection)
    {
        NameTables.Methods.Resolve(connection, Methods);
        NameTables.Contexts.Resolve(connection, Contexts);
        NameTables.Metrics.Resolve(connection, Metrics);
        NameTables.Strings.Resolve(connection, Strings);
        Resolve();
        Append<CallRow, CallRowMap>(connection, "calls", Calls);
        Append<MetricRow, MetricRowMap>(connection, "metrics", Values);
        Append<TagRow, TagRowMap>(connection, "tags", Tags);
        Append<EventRow, EventRowMap>(connection, "events", Events);
    }

    private void Resolve()
    {
        static int? Number<T>(Names<T> names, int? place)
            where T : notnull => place is { } known ? names.Numbers[known] : null;

        foreach (var row in Calls)
        {
            row.Method = Methods.Numbers[row.Method];
            row.Context = Number(Contexts, row.Context);
            row.Error = Number(Strings, row.Error);
            row.Currency = Number(Strings, row.Currency);
        }

        foreach (var row in Values)
        {
            row.Name = Metrics.Numbers[row.Name];
            row.Context = Number(Contexts, row.Context);
            row.Method = Number(Methods, row.Method);
        }

        foreach (var row in Tags)
        {
            row.Name = Strings.Numbers[row.Name];
            row.Value = Number(Strings, row.Value);
        }

        foreach (var row in Events)
        {
            row.Context = Number(Contexts, row.Context);
        }
    }

    private static void Append<TRow, TMap>(DuckDBConnection connection, string table, List<TRow> rows)
        where TMap : DuckDBAppenderMap<TRow>, new()
    {
        if (rows.Count > 0)
        {
            using var appender = connection.CreateAppender<TRow, TMap>("store", table);
            appender.AppendRecords(rows);
        }
    }
}
