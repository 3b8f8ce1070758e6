using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Models;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>The rows of one transaction.</summary>
/// <param name="limit">How many there may be.</param>
/// <param name="pricing">Names of models, and what they cost.</param>
internal sealed class Batch(int limit, Pricing pricing)
{
    public Names<SiteEntry> Methods { get; } = new();

    public Pricing Pricing { get; } = pricing;

    public Names<StoredContext> Contexts { get; } = new();

    public Names<MetricEntry> Metrics { get; } = new();

    public Names<string> Strings { get; } = new();

    public Names<StoredError> Errors { get; private set; } = new();

    public List<CallRow> Calls { get; } = [];

    public List<MetricRow> Values { get; } = [];

    public List<TagRow> Tags { get; } = [];

    public List<ResourcesRow> Resources { get; } = [];

    public List<EventRow> Events { get; } = [];

    public List<FactRow> Facts { get; } = [];

    public List<UsageRow> Usages { get; } = [];

    public FoldedRows Folded { get; } = new();

    public bool IsFull => Count >= limit;

    public bool IsEmpty => Count == 0;

    private int Count => Calls.Count + Values.Count + Tags.Count + Resources.Count + Events.Count + Facts.Count + Usages.Count;

    /// <summary>Place of a context.</summary>
    public int Add(ContextEntry said) => Contexts.Add(StoredContext.Of(said, Pricing.Models));

    /// <summary>Writes the rows. Call it once, within the transaction.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="settings">Where days begin; asked for only where it matters.</param>
    public void Write(DuckDBConnection connection, Func<StoreSettings> settings)
    {
        NameTables.Methods.Resolve(connection, Methods);
        NameTables.Contexts.Resolve(connection, Contexts);
        NameTables.Metrics.Resolve(connection, Metrics);
        NameTables.Strings.Resolve(connection, Strings);
        Errors = WithNumbers(Errors);
        NameTables.Errors.Resolve(connection, Errors);
        Resolve();
        Append<CallRow, CallRowMap>(connection, "call_rows", Calls);
        Append<MetricRow, MetricRowMap>(connection, "metrics", Values);
        Append<TagRow, TagRowMap>(connection, "tags", Tags);
        Append<ResourcesRow, ResourcesRow.Map>(connection, "call_resources", Resources);
        Append<EventRow, EventRowMap>(connection, "events", Events);
        Append<FactRow, FactRowMap>(connection, "facts", Facts);
        Append<UsageRow, UsageRowMap>(connection, "usage_rows", Usages);
        Folded.Write(connection, this, settings);
    }

    /// <summary>The same errors in the same places, with numbers of the database for their types.</summary>
    private Names<StoredError> WithNumbers(Names<StoredError> errors)
    {
        var numbered = new Names<StoredError>();
        foreach (var error in errors.Entries)
        {
            numbered.Add(error with { Type = error.Type is { } place ? Strings.Numbers[place] : null });
        }

        return numbered;
    }

    private void Resolve()
    {
        static int? Number<T>(Names<T> names, int? place)
            where T : notnull => place is { } known ? names.Numbers[known] : null;

        foreach (var row in Calls)
        {
            row.Method = Methods.Numbers[row.Method];
            row.Context = Number(Contexts, row.Context);
            row.Error = Number(Errors, row.Error);
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

        foreach (var row in Facts)
        {
            row.Context = Number(Contexts, row.Context);
        }

        foreach (var row in Usages)
        {
            row.Context = Number(Contexts, row.Context);
            row.Method = Number(Methods, row.Method);
            row.Currency = Number(Strings, row.Currency);
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
