using System.ComponentModel;
using PerfGen.Runtime;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Store.DuckDB.Background;

namespace PerfGen.Store.DuckDB.Generated.V1;

/// <summary>Drains in the process that records. A generated module initializer of the executable calls <see cref="Start"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InProcessDrain
{
    private static int _started;
    private static Action<DataDirectory, bool>? _following;

    /// <summary>Has something done after each drain of this process that has loaded something, and after the last one, on the thread that drains. What it throws is reported, and goes no further.</summary>
    /// <param name="act">Gets the data directory, and whether the process ends.</param>
    public static void Follow(Action<DataDirectory, bool> act) => _following = act;

    internal static void Followed(DataDirectory directory, bool isLast)
    {
        try
        {
            _following?.Invoke(directory, isLast);
        }
        catch (Exception error)
        {
            StoreEventSource.Log.SummaryFault(error.Message);
        }
    }

    /// <summary>Begins to drain in the background, once something is recorded. Calling it again does nothing; never throws.</summary>
    public static void Start()
    {
        if (!Recorder.IsEnabled || Interlocked.Exchange(ref _started, 1) != 0)
        {
            return;
        }

        try
        {
            var drain = BackgroundDrain.OfThisProcess();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => drain.Finish();
            drain.Start();
        }
        catch (Exception error)
        {
            // A module initializer that throws would take the program with it. The journal stays for whoever drains next.
            StoreEventSource.Log.DrainFault(error.Message);
        }
    }
}
