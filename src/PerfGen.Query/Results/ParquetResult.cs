using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Results;

/// <summary>Writes the answer to SQL as Parquet (zstd), by the engine and in constant memory. The SQL runs in the same sandbox; it may write the one file.</summary>
public static class ParquetResult
{
    /// <summary>Writes the file. It appears when it is complete; one of that name is replaced.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="sql">What was typed.</param>
    /// <param name="path">Where to.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="QueryException">It is not answered; the message says why.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static async Task<long> WriteAsync(DataDirectory directory, string sql, string path, UserQueryOptions? options = null, CancellationToken stop = default)
    {
        options ??= UserQueryOptions.Default;
        var unfinished = Path.GetFullPath(path) + ".unfinished";
        try
        {
            long rows;
            using (var query = UserQuery.Open(directory, options, unfinished, stop))
            {
                rows = await Task.Run(() => query.CopyTo(sql, unfinished), CancellationToken.None).ConfigureAwait(false);
            }

            File.Move(unfinished, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
