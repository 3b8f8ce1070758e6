using DuckDB.NET.Data;
using DuckDB.NET.Data.Mapping;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>A table of <c>store</c> that holds each name once, under a number.</summary>
/// <param name="table">The table.</param>
/// <param name="number">Its column with the number.</param>
/// <param name="columns">Its other columns, null allowed: text, where no type stands behind the name.</param>
/// <typeparam name="T">A name.</typeparam>
/// <typeparam name="TMap">Maps a place and a name to the place and the columns.</typeparam>
internal sealed class NameTable<T, TMap>(string table, string number, params string[] columns)
    where T : notnull
    where TMap : DuckDBAppenderMap<(int Place, T Name)>, new()
{
    private readonly string[] _names = [.. columns.Select(static column => column.Split(' ')[0])];
    private readonly string _matches = string.Join(" and ", columns.Select(static column => column.Split(' ')[0]).Select(static column => $"t.{column} is not distinct from i.{column}"));

    /// <summary>Fills columns that follow from the others, in rows that were just added.</summary>
    public string? Derived { get; init; }

    /// <summary>Finds the numbers of the names, and gives new ones to those that are not in the table.</summary>
    public void Resolve(DuckDBConnection connection, Names<T> names)
    {
        if (names.Entries.Count == 0)
        {
            return;
        }

        var incoming = "incoming_" + table;
        connection.Execute($"create or replace temp table {incoming} (place integer, {string.Join(", ", columns.Select(static column => column.Contains(' ', StringComparison.Ordinal) ? column : column + " varchar"))})");
        using (var appender = connection.CreateAppender<(int, T), TMap>("temp", "main", incoming))
        {
            appender.AppendRecords(names.Entries.Select(static (name, place) => (place, name)));
        }

        connection.Execute($"""
            insert into store.{table} ({number}, {string.Join(", ", _names)})
            select (select coalesce(max({number}), 0) from store.{table}) + row_number() over (order by i.place), {string.Join(", ", _names.Select(static column => "i." + column))}
            from {incoming} i
            where not exists (select 1 from store.{table} t where {_matches})
            """);
        if (Derived is not null)
        {
            connection.Execute(Derived);
        }

        var numbers = new int[names.Entries.Count];
        connection.Query($"select i.place, t.{number} from {incoming} i join store.{table} t on {_matches}", row => numbers[row.GetInt32(0)] = row.GetInt32(1));
        names.Numbers = numbers;
    }
}
