using PerfGen.Query.Sandbox;

namespace PerfGen.Query.Results;

/// <summary>Rows of an answer, one after the other. Not thread-safe.</summary>
public interface IQueryRows
{
    /// <summary>The columns.</summary>
    IReadOnlyList<QueryColumn> Columns { get; }

    /// <summary>Whether rows were left out beyond a limit; known when <see cref="ReadAsync"/> has said that there are no more.</summary>
    bool IsTruncated { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    ValueTask<bool> ReadAsync();

    /// <summary>Whether the value is unknown.</summary>
    /// <param name="column">Number of the column.</param>
    bool IsNull(int column);

    /// <summary>A value of a column of kind <see cref="QueryColumnKind.Boolean"/>.</summary>
    /// <param name="column">Number of the column.</param>
    bool GetBoolean(int column);

    /// <summary>A value of a column of kind <see cref="QueryColumnKind.Integer"/>.</summary>
    /// <param name="column">Number of the column.</param>
    long GetInteger(int column);

    /// <summary>A value of a column of kind <see cref="QueryColumnKind.Real"/>.</summary>
    /// <param name="column">Number of the column.</param>
    double GetReal(int column);

    /// <summary>Any value as text: what stands in a table and in CSV. Not for unknown values.</summary>
    /// <param name="column">Number of the column.</param>
    string GetText(int column);
}
