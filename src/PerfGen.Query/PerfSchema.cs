using System.Data.Common;
using PerfGen.Query.Questions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query;

/// <summary>The views that people ask, as the database describes them.</summary>
public static class PerfSchema
{
    /// <summary>Lists the columns of all views, view by view.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<IReadOnlyList<ColumnRow>> LoadAsync(DataDirectory directory, CancellationToken stop = default)
    {
        using var reader = StoreReader.Open(directory, stop: stop);
        try
        {
            return await ColumnRow.Question.AskAsync(reader.Connection, [], stop).ConfigureAwait(false);
        }
        catch (DbException error)
        {
            throw reader.Explain(error) ?? new StoreException(StoreErrorKind.Other, $"The views could not be listed: {error.Message}", error);
        }
    }
}
