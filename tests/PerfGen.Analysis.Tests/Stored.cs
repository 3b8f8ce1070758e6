using System.Collections;
using PerfGen.Store.DuckDB;

namespace PerfGen.Analysis.Tests;

/// <summary>What is in the database of this process.</summary>
internal static class Stored
{
    /// <summary>The first row; lists as text.</summary>
    public static object?[] Read(string sql)
    {
        using var reader = PerfStore.Open();
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        Assert.True(rows.Read(), "no row: " + sql);
        return [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? null : rows.GetValue(i) is IEnumerable list and not string ? string.Join(", ", list.Cast<object>()) : rows.GetValue(i))];
    }
}
