using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace PerfGen.Query.Asking;

/// <summary>The current row of a result, read by column name.</summary>
internal readonly struct Row(DbDataReader reader, IReadOnlyDictionary<string, int> columns)
{
    public static IReadOnlyDictionary<string, int> ColumnsOf(DbDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, StringComparer.Ordinal);

    public string? Text(string column) => Value(column) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public bool? Truth(string column) => Value(column) as bool?;

    public long Count(string column) => Whole(column) ?? 0;

    public long? Whole(string column) => Value(column) switch
    {
        null => null,
        BigInteger big => (long)big,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    public bool? Switch(string column) => Value(column) as bool?;

    /// <summary>A list of texts; empty where it is null.</summary>
    public IReadOnlyList<string> Texts(string column) => Value(column) is System.Collections.IEnumerable list ? [.. list.OfType<string>()] : [];

    public double? Number(string column) => Value(column) is { } number ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : null;

    public decimal? Money(string column) => Value(column) is { } number ? Convert.ToDecimal(number, CultureInfo.InvariantCulture) : null;

    /// <summary>A time; the database gives UTC.</summary>
    public DateTimeOffset? Time(string column) => Value(column) is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    private object? Value(string column)
    {
        var ordinal = columns[column];
        return reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
    }
}
