using System.Globalization;

namespace PerfGen.Contracts;

/// <summary>What an entry of the project allows less than the registry's entry of the same name: values that others record rightly would be wrong here.</summary>
internal static class Narrowing
{
    public static IEnumerable<CatalogueFault> Of(CatalogueEntry own, CatalogueEntry registry)
    {
        var (mine, theirs) = (own.Metric, registry.Metric);
        if (mine.Unit != theirs.Unit)
        {
            yield return Fault(own, MetricKeys.Unit, $"the registry has '{mine.Name}' in {theirs.Unit}, not in {mine.Unit}");
        }

        if (mine.Instrument != theirs.Instrument)
        {
            yield return Fault(own, MetricKeys.Instrument, $"the registry has '{mine.Name}' as a {MetricWords.Of(MetricWords.Instruments, theirs.Instrument)}");
        }

        if (mine.Minimum > theirs.Minimum)
        {
            yield return Fault(own, MetricKeys.Minimum, $"the registry allows '{mine.Name}' {Bound(theirs.Minimum)}");
        }

        if (mine.Maximum < theirs.Maximum)
        {
            yield return Fault(own, MetricKeys.Maximum, $"the registry allows '{mine.Name}' {Bound(theirs.Maximum)}");
        }

        foreach (var tag in mine.Tags)
        {
            var other = theirs.Tags.FirstOrDefault(other => other.Name == tag.Name);
            if (tag.IsRequired && other is not { IsRequired: true })
            {
                yield return Fault(own, MetricKeys.Tags, $"the registry does not require the tag '{tag.Name}' of '{mine.Name}'");
            }

            if (tag.Values.Count > 0 && other is not null && (other.Values.Count == 0 || other.Values.Except(tag.Values).Any()))
            {
                yield return Fault(own, MetricKeys.Tags, $"the registry allows the tag '{tag.Name}' of '{mine.Name}' {(other.Values.Count == 0 ? "any value" : string.Join(", ", other.Values.Except(tag.Values)))}");
            }
        }
    }

    private static string Bound(double bound) => double.IsInfinity(bound) ? "without a bound there" : "up to " + bound.ToString(CultureInfo.InvariantCulture);

    private static CatalogueFault Fault(CatalogueEntry own, string key, string message) => new(CatalogueFaultKind.Narrower, own.PlaceOf(key), message);
}
