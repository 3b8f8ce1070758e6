using System.Collections.Frozen;
using PerfGen.Contracts;

namespace PerfGen.Runtime.Values;

/// <summary>The metrics that this process knows: the built-in ones, and those of the assemblies that are loaded. Thread-safe.</summary>
internal static class KnownMetrics
{
    private static readonly Lock Gate = new();
    private static readonly List<Func<IEnumerable<MetricDefinition>>> Waiting = [];
    private static volatile bool _anyWaits;
    private static volatile FrozenDictionary<string, MetricDefinition> _ofProjects = FrozenDictionary<string, MetricDefinition>.Empty;

    /// <summary>The metric of that name; null where nobody describes one.</summary>
    public static MetricDefinition? Find(string name) => MetricCatalogue.Find(name) ?? OfProjects().GetValueOrDefault(name);

    /// <summary>Runs while an assembly is being loaded: it must cost nothing, and look at none of its types.</summary>
    public static void Add(Func<KnownMetric[]> metrics) => Add(() => metrics().Select(static metric => metric.Definition));

    /// <summary>Adds metrics that no assembly carries, as the command reads them from a file.</summary>
    public static void Add(Func<IEnumerable<MetricDefinition>> metrics)
    {
        lock (Gate)
        {
            Waiting.Add(metrics);
            _anyWaits = true;
        }
    }

    private static FrozenDictionary<string, MetricDefinition> OfProjects()
    {
        if (_anyWaits)
        {
            TakeIn();
        }

        return _ofProjects;
    }

    /// <summary>What two assemblies describe differently is a build error where both are referenced (PRFG5008); at run time the first one holds.</summary>
    private static void TakeIn()
    {
        lock (Gate)
        {
            var all = new Dictionary<string, MetricDefinition>(_ofProjects, StringComparer.Ordinal);
            foreach (var metrics in Waiting)
            {
                try
                {
                    foreach (var metric in metrics())
                    {
                        all.TryAdd(metric.Name, metric);
                    }
                }
                catch (Exception error)
                {
                    // A catalogue of another version than this runtime's: its names are recorded as they come.
                    PerfGenEventSource.Log.ValueRejected($"a catalogue was not taken in: {error.Message}");
                }
            }

            Waiting.Clear();
            _ofProjects = all.ToFrozenDictionary(StringComparer.Ordinal);
            _anyWaits = false;
        }
    }
}
