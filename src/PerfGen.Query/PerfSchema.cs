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
        return await LoadAsync(reader, stop).ConfigureAwait(false);
    }

    /// <summary>Lists the columns of all views and tables of any DuckDB file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stop">Stops asking.</param>
    /// <exception cref="StoreException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<ColumnRow>> LoadFileAsync(string path, CancellationToken stop = default)
    {
        using var reader = StoreReader.OpenFile(path, stop: stop);
        return await LoadAsync(reader, stop).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<ColumnRow>> LoadAsync(StoreReader reader, CancellationToken stop)
    {
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
