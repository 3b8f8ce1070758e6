using PerfGen.Query.Text;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli;

/// <summary>Before a question is answered, what waits in the journals is loaded, for at most a second; what then still waits is said.</summary>
internal static class DrainFirst
{
    /// <summary>Drains. Where that cannot be done the question may still be answered: the reason is given back, to be said after the answer.</summary>
    public static Action Run(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            var result = new Drainer(directory).Drain(DrainOptions.ForCommand, stop);
            return () =>
            {
                Say(result.Waiting, result.HeldBy, result.Problems);
                LookAfter(directory, stop);
            };
        }
        catch (StoreException error)
        {
            return () => Terminal.Say(error.Message);
        }
    }

    /// <summary>Upkeep, where it is due: by now the question is answered. What fails is tried the next time, and 'perfgen maintain' says why.</summary>
    private static void LookAfter(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            new StoreMaintenance(directory).MaintainIfDue(stop);
        }
        catch (StoreException error) when (error.Kind == StoreErrorKind.Settings)
        {
            Terminal.Say(error.Message);
        }
        catch (StoreException)
        {
            // Not now.
        }
    }

    /// <summary>Says on stderr what waits, and what is wrong with the journals.</summary>
    public static void Say(long waiting, FileHolder? holder, IReadOnlyList<string> problems)
    {
        if (waiting > 0)
        {
            var what = $"{Human.Things(waiting, "record")} still wait{(waiting == 1 ? "s" : "")} in the journal";
            Terminal.Say(holder is null
                ? $"{what}; 'perfgen drain' loads all"
                : $"{what}: perf.duckdb is open in {holder}; what waits is safe, and loads when it closes");
        }

        foreach (var problem in problems)
        {
            Terminal.Say(problem);
        }
    }
}
