using System.ComponentModel;
using PerfGen.Runtime.Values;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>Takes the catalogue of a project in, so that values which come by name are checked against it. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ProjectMetrics
{
    /// <summary>Adds the metrics of an assembly. Nothing is made of them until a value comes whose name is not built in.</summary>
    /// <param name="metrics">Yields them.</param>
    public static void Add(Func<KnownMetric[]> metrics) => KnownMetrics.Add(metrics);
}
