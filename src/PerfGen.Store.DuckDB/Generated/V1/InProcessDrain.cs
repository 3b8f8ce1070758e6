using System.ComponentModel;

namespace PerfGen.Store.DuckDB.Generated.V1;

/// <summary>Drains in the process that records. A generated module initializer of the executable calls <see cref="Start"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InProcessDrain
{
    /// <summary>Begins to drain in the background, once something is recorded. Calling it again does nothing; never throws.</summary>
    public static void Start()
    {
    }
}
