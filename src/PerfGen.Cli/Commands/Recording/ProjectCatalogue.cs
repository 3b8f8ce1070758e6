using PerfGen.Cli.Catalogue;
using PerfGen.Contracts;
using PerfGen.Runtime.Values;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>Lets values that are recorded by hand be checked by the catalogue of the project in whose folder the command runs.</summary>
internal static class ProjectCatalogue
{
    /// <summary>Takes the catalogue in where it is asked for: a metric that is built in needs none, and a hook that records one has no time for it.</summary>
    /// <param name="values">What is recorded.</param>
    /// <param name="named">The file that was named; null for the nearest one from here upward.</param>
    /// <exception cref="UsageException">There is no such file, or it is no catalogue.</exception>
    public static void TakeIn(IReadOnlyList<MetricValue> values, string? named)
    {
        foreach (var value in values)
        {
            if (named is not null || MetricCatalogue.Find(value.Name) is null)
            {
                var folder = CatalogueFolder.Load(named);
                KnownMetrics.Add(() => folder.Set.Entries.Select(static own => own.Entry.Metric));
                return;
            }
        }
    }
}
