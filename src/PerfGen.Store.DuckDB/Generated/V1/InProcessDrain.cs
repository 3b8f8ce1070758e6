using System.ComponentModel;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Store.DuckDB.Background;

namespace PerfGen.Store.DuckDB.Generated.V1;

/// <summary>Drains in the process that records. A generated module initializer of the executable calls <see cref="Start"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InProcessDrain
{
    private static int _started;

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
