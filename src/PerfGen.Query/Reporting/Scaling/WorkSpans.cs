using System.Data.Common;
using PerfGen.Query.Asking;
using PerfGen.Query.Named;

namespace PerfGen.Query.Reporting;

/// <summary>Asks when calls and tasks ran, and goes through them.</summary>
internal static class WorkSpans
{
    /// <summary>Figures of each kind of work, by how many were in progress at once.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="schemaVersion">Its schema.</param>
    /// <param name="bounds"><c>since</c> and <c>until</c>.</param>
    /// <param name="stop">Stops asking.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<WorkAtOnce>>> LoadAsync(DbConnection connection, int schemaVersion, IReadOnlyList<(string Name, object? Value)> bounds, CancellationToken stop)
    {
        var methods = new Dictionary<int, (string Type, string Name)>();
        await QuestionFile.EachAsync(connection, QuestionFile.Load("CallSpanMethods"), [], row => methods[row.GetInt32(0)] = (row.GetString(1), row.GetString(2)), stop).ConfigureAwait(false);

        var work = new List<IReadOnlyList<WorkAtOnce>>();
        await SweepAsync(connection, QuestionFile.Load("CallSpans"), bounds, static row => row.GetInt32(0), method => new AtOnceSweep("method", methods[method].Type, methods[method].Name), work, stop).ConfigureAwait(false);
        await SweepAsync(
            connection, ToldTasks.Choose(connection, schemaVersion, QuestionFile.Load("TaskSpans")).Sql, bounds, static row => row.GetString(0), static kind => new AtOnceSweep("task_type", null, kind), work, stop).ConfigureAwait(false);
        return work;
    }

    /// <summary>Rows come by kind of work, and by time within it: a key, begin and duration in nanoseconds, and the outcome.</summary>
    private static async Task SweepAsync<TKey>(
        DbConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> bounds, Func<DbDataReader, TKey> keyOf, Func<TKey, AtOnceSweep> begin, List<IReadOnlyList<WorkAtOnce>> work,
        CancellationToken stop)
        where TKey : notnull
    {
        (TKey Key, AtOnceSweep Sweep)? current = null;
        void End()
        {
            if (current is { } last)
            {
                work.Add(last.Sweep.End());
            }
        }

        await QuestionFile.EachAsync(
            connection, sql, bounds,
            row =>
            {
                var key = keyOf(row);
                if (current is not { } at || !at.Key.Equals(key))
                {
                    End();
                    current = (key, begin(key));
                }

                current.Value.Sweep.Add(row.GetInt64(1), row.GetInt64(2), (SpanOutcome)row.GetInt32(3));
            },
            stop).ConfigureAwait(false);
        End();
    }
}
