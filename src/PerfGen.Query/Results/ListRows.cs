using System.Globalization;
using PerfGen.Query.Sandbox;

namespace PerfGen.Query.Results;

/// <summary>Rows that are in memory: what the product itself has to say in the form of rows.</summary>
/// <param name="columns">The columns.</param>
/// <param name="rows">Values: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>, as the column's kind says.</param>
public sealed class ListRows(IReadOnlyList<QueryColumn> columns, IReadOnlyList<object?[]> rows) : IQueryRows
{
    private int _row = -1;

    /// <inheritdoc/>
    public IReadOnlyList<QueryColumn> Columns => columns;

    /// <inheritdoc/>
    public bool IsTruncated => false;

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync() => new(++_row < rows.Count);

    /// <inheritdoc/>
    public bool IsNull(int column) => rows[_row][column] is null;

    /// <inheritdoc/>
    public bool GetBoolean(int column) => (bool)rows[_row][column]!;

    /// <inheritdoc/>
    public long GetInteger(int column) => (long)rows[_row][column]!;

    /// <inheritdoc/>
    public double GetReal(int column) => (double)rows[_row][column]!;

    /// <inheritdoc/>
    public string GetText(int column) => Convert.ToString(rows[_row][column], CultureInfo.InvariantCulture)!;
}
