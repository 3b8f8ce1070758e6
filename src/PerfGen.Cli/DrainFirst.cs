using PerfGen.Query.Reporting;
using PerfGen.Query.Text;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli;

/// <summary>Before a question is answered, what waits in the journals is loaded, for at most a second; what then still waits is said.</summary>
internal static class DrainFirst
{
    private static readonly TimeSpan KeepSummaries = TimeSpan.FromMinutes(10);

    /// <summary>Drains. Where that cannot be done the question may still be answered: the reason is given back, to be said after the answer.</summary>
    public static Action Run(DataDirectory directory, CancellationToken stop)
    {
        try
        {
            var result = new Drainer(directory).Drain(DrainOptions.ForCommand, stop);
            return () =>
            {
                Say(result);
                SettingFaults.Say(PerfSettings.Load(directory));
                LookAfter(directory, stop);
                Summarise(directory, stop);
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
            // The fault itself has been said by now.
            Terminal.Say("upkeep is due, and waits until that is corrected: nothing is removed because of a typo");
        }
        catch (StoreException)
        {
            // Not now.
        }
    }

    /// <summary>Summaries, where they are due. That they cannot be written is worth a word to whoever drains, and no failure.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="isAsked">Whether somebody asked for the drain: then that of the present is made anew, and a fault is said.</param>
    public static void Summarise(DataDirectory directory, CancellationToken stop, bool isAsked = false)
    {
        try
        {
            Summaries.WriteAsync(directory, DateTimeOffset.UtcNow, isAsked ? TimeSpan.Zero : KeepSummaries, stop).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is StoreException or IOException or UnauthorizedAccessException)
        {
            if (isAsked)
            {
                Terminal.Say($"the summaries of the day and week were not written: {error.Message}");
            }
        }
    }

    /// <summary>Says on stderr what waits, what is wrong with the journals, and which sessions have come to use many tokens.</summary>
    public static void Say(DrainResult result)
    {
        var (waiting, holder) = (result.Waiting, result.HeldBy);
        if (waiting > 0)
        {
            var what = $"{Human.Things(waiting, "record")} still wait{(waiting == 1 ? "s" : "")} in the journal";
            Terminal.Say(holder is null
                ? $"{what}; 'perfgen drain' loads all"
                : $"{what}: perf.duckdb is open in {holder}; what waits is safe, and loads when it closes");
        }

        foreach (var warning in result.Warnings)
        {
            Terminal.Say($"session '{warning.SessionId}' has used {Human.Things(warning.Tokens, "token")}, more than the {Human.Count(warning.Threshold)} from which on it is said");
        }

        foreach (var problem in result.Problems)
        {
            Terminal.Say(problem);
        }
    }
}
