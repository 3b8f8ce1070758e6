using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Upkeep;

/// <summary>
/// Holds figures of days to what they were made from: makes them once more, by the same statements, into temporary tables, and compares. Rows that retention has removed
/// are in neither: it takes their days out of the figures, which are then made from what stays. The file may be open for reading only.
/// </summary>
internal static partial class FigureCheck
{
    private const string Advice = "'perfgen maintain --remake-figures' makes the figures of all days anew from the rows, and reports are right again; if nobody but PerfGen has written to the file, report it";

    /// <summary>What numbers with a fraction may differ by, beside how large they are: the engine adds them up in any order.</summary>
    private const string Tolerance = "1e-9";

    /// <summary>Names of what is stored as a number.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["name_id"] = "(select any_value(n.name) from store.metric_names n where n.name_id = $)",
        ["method_id"] = "(select any_value(n.method) from store.methods n where n.method_id = $)",
        ["type_id"] = "(select any_value(n.text) from store.strings n where n.string_id = $)",
        ["cost_currency_id"] = "(select any_value(n.text) from store.strings n where n.string_id = $)",
    };

    private static readonly string SettleDays = Beside(UpkeepSql.SettleDays);

    private static readonly string SettleRollups = Beside(UpkeepSql.SettleRollups);

    /// <summary>Looks.</summary>
    /// <param name="connection">The database, of the newest schema.</param>
    /// <param name="atMost">After how long no further days are begun; the newest ones are always looked at, then others by chance, so that in time each is.</param>
    /// <param name="stop">Stops it, also within a statement.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<StoreFinding> Run(DuckDBConnection connection, TimeSpan atMost, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var faults = new Dictionary<FigureTable, Fault>();
        CreateTables(connection, stop);
        FindStrays(connection, faults, stop);
        connection.Execute(UpkeepSql.AskRollups + SettleRollups, stop);
        Compare(connection, faults, static table => table.Of != FigureTime.SettledDay, stop);
        long checkedRollups = 0, rollups = 0;
        connection.Query("select (select count(*) from temp.checked), count(*) from temp.settled_times where of_what > 0", row => (checkedRollups, rollups) = (row.GetInt64(0), row.GetInt64(1)), stop);

        var settled = Settlement.Settled(connection);
        settled.Reverse();
        var groups = settled.Chunk(Settlement.PartsAtOnce).ToArray();
        Random.Shared.Shuffle(groups.AsSpan(groups.Length == 0 ? 0 : 1));
        var looked = 0;
        foreach (var group in groups.TakeWhile(_ => looked == 0 || Stopwatch.GetElapsedTime(start) < atMost))
        {
            Array.Reverse(group);
            CreateTables(connection, stop);
            connection.Execute(Settlement.Asking(group), stop);
            connection.Execute("create or replace temp table checked as select 0 as of_what, starts_at from temp.asked_days", stop);
            connection.Execute(SettleDays, stop);
            Compare(connection, faults, static table => table.Of == FigureTime.SettledDay, stop);
            looked += group.Length;
        }

        var of = $"{looked} of {settled.Count} days and parts of days, and of {checkedRollups} of {rollups} days and months of rollups";
        return settled.Count + rollups == 0 ? []
            : faults.Count == 0 ? [new StoreFinding(FindingSeverity.Fine, $"figures of {of}, are what their rows say")]
            : [.. faults.Select(fault => new StoreFinding(FindingSeverity.Damage, fault.Value.InWords(fault.Key) + $"; looked at were figures of {of}", Advice))];
    }

    /// <summary>Statements that write temporary tables in the place of tables of figures and of what says which are settled.</summary>
    private static string Beside(string statements) => StoredTable().Replace(statements, static found =>
        FigureTable.Marks.Contains(found.Groups[1].Value) || FigureTable.All.Any(table => table.Name == found.Groups[1].Value) ? $"temp.{found.Groups[1].Value}" : found.Value);

    [GeneratedRegex(@"\bstore\.(\w+)")]
    private static partial Regex StoredTable();

    private static void CreateTables(DuckDBConnection connection, CancellationToken stop)
    {
        var tables = FigureTable.All.Select(static table => table.Name).Concat(FigureTable.Marks);
        connection.Execute(string.Concat(tables.Select(static name =>
            // What was known of contexts is taken for known: that is no figure, and long to find.
            $"create or replace temp table {name} as from store.{name}{(name == "settled_names" ? "" : " limit 0")};")), stop);
    }

    /// <summary>Figures of times that have none: reports would count them beside the rows, and the next upkeep would make them once more.</summary>
    private static void FindStrays(DuckDBConnection connection, Dictionary<FigureTable, Fault> faults, CancellationToken stop)
    {
        connection.Execute(UpkeepSql.SettledTimes + string.Concat(FigureTable.All.Select(static table => string.Create(CultureInfo.InvariantCulture, $"""
            insert into temp.checked
            select distinct {(int)table.Of}, starts_at from store.{table.Name} where starts_at not in (select starts_at from temp.settled_times where of_what = {(int)table.Of});
            """))), stop);
        Compare(connection, faults, static _ => true, stop);
    }

    private static void Compare(DuckDBConnection connection, Dictionary<FigureTable, Fault> faults, Func<FigureTable, bool> isAsked, CancellationToken stop)
    {
        foreach (var table in FigureTable.All.Where(isAsked))
        {
            connection.Query(Comparison(connection, table), row =>
            {
                var fault = new Fault(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetInt64(6));
                faults[table] = faults.TryGetValue(table, out var before) ? before.With(fault) : fault;
            }, stop);
        }
    }

    private static string Comparison(DuckDBConnection connection, FigureTable table)
    {
        var figures = new List<string>();
        connection.Query($"select column_name, data_type from duckdb_columns() where database_name = current_database() and schema_name = 'store' and table_name = '{table.Name}' order by column_index", row =>
        {
            var (name, type) = (row.GetString(0), row.GetString(1));
            if (name != "starts_at" && !table.Keys.Contains(name))
            {
                figures.Add($$"""{figure: '{{name}}', stored: left(s."{{name}}"::varchar, 60), made: left(m."{{name}}"::varchar, 60), differs: s."{{name}}" is distinct from m."{{name}}"{{(type == "DOUBLE" ? Nearly(table, name) : "")}}}""");
            }
        });
        return UpkeepSql.CompareFigures
            .Replace("$table", table.Name, StringComparison.Ordinal)
            .Replace("$of_what", ((int)table.Of).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$same", string.Concat(table.Keys.Select(static key => $" and m.{key} is not distinct from s.{key}")), StringComparison.Ordinal)
            .Replace("$whose", string.Join(", ", table.Keys.Select(static key => $"'{key.Replace("_id", "", StringComparison.Ordinal)} ' || {Named(key, $"coalesce(s.{key}, m.{key})")}")), StringComparison.Ordinal)
            .Replace("$figures", string.Join(", ", figures), StringComparison.Ordinal);

        static string Nearly(FigureTable table, string name) =>
            $" and not coalesce(abs(s.{name} - m.{name}) <= {Tolerance} * greatest(abs(s.{name}), abs(m.{name}), {table.Scale.Replace("r.", "s.", StringComparison.Ordinal)}, {table.Scale.Replace("r.", "m.", StringComparison.Ordinal)}), false)";
        static string Named(string key, string value) => Names.TryGetValue(key, out var name) ? name.Replace("$", value, StringComparison.Ordinal) : $"{value}::varchar";
    }

    /// <summary>Figures of a table that are wrong: the first of them, of how many times, and how many.</summary>
    private sealed record Fault(string Day, string Whose, string Figure, string Stored, string Made, long Times, long Figures)
    {
        public Fault With(Fault other) => (string.CompareOrdinal(Day, other.Day) <= 0 ? this : other) with { Times = Times + other.Times, Figures = Figures + other.Figures };

        public string InWords(FigureTable table) =>
            $"figures of {table.What} (store.{table.Name}) are not what their rows say: of {Day}{(Whose.Length == 0 ? "" : $", {Whose}")}, {Figure} is {Stored}, and by the rows {Made}"
            + (Figures == 1 ? "" : $"; {Figures} figures of {Times} {(Times == 1 ? "time" : "times")} in all");
    }
}
