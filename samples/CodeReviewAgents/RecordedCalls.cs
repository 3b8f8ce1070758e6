using System.Globalization;
using PerfGen.Store.DuckDB;

namespace CodeReviewAgents;

/// <summary>What PerfGen recorded of this run, in the database.</summary>
internal static class RecordedCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Loads what is in the journal, and counts the calls of the sessions. The process drains by itself when it ends; a program that wants to read
    /// its own records before that drains first. Other processes may hold the file for moments, so it tries again where it comes too early.
    /// </summary>
    /// <param name="sessions">The sessions of this run.</param>
    /// <param name="expected">How many calls there should be.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public static long Load(IReadOnlyList<string> sessions, long expected, CancellationToken stop)
    {
        var giveUp = DateTime.UtcNow + Patience;
        while (true)
        {
            var isLast = DateTime.UtcNow > giveUp;
            var drained = PerfStore.Drain(stop: stop);
            try
            {
                var found = Count(sessions, stop);
                if (found >= expected || drained is { HeldBy: null, Waiting: 0 } || isLast)
                {
                    return found;
                }
            }
            catch (StoreException error) when (error.Kind == StoreErrorKind.Missing)
            {
                // Nothing was ever recorded, or it is still in the journal.
                if (drained.Waiting == 0 || isLast)
                {
                    return 0;
                }
            }
            catch (StoreException error) when (error.Kind == StoreErrorKind.Busy && !isLast)
            {
                // Other processes drain, one after the other.
            }

            stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
        }
    }

    private static long Count(IReadOnlyList<string> sessions, CancellationToken stop)
    {
        using var store = PerfStore.Open(stop: stop);
        using var command = store.Connection.CreateCommand();
        command.CommandText = "select count(*) from calls where list_contains(string_split($sessions, ' '), session_id)";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "sessions";
        parameter.Value = string.Join(' ', sessions);
        command.Parameters.Add(parameter);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
