using System.Collections.Concurrent;
using PerfGen.Contracts;

namespace PerfGen.Runtime.Values;

/// <summary>What becomes of values under a metric's name in a unit: those of known metrics end up in the one unit of their metric.</summary>
/// <param name="Unit">The unit that is recorded.</param>
/// <param name="Factor">By what values are multiplied.</param>
/// <param name="Metric">The metric, built in or of a catalogue; null for a name that nobody knows, which is recorded as it comes.</param>
/// <param name="Objection">Why the value cannot be recorded; null where it can.</param>
internal readonly record struct NormalUnit(string Unit, Ratio Factor, MetricDefinition? Metric, string? Objection)
{
    /// <summary>Units come from the program, so that there are few; a program that makes them up shall not fill the memory.</summary>
    private const int MaxRemembered = 1_024;

    private static readonly ConcurrentDictionary<(string Name, string Unit), NormalUnit> Remembered = new();

    public static NormalUnit Of(string name, string unit)
    {
        if (KnownMetrics.Find(name) is not { } metric)
        {
            return new(unit, Ratio.One, null, null);
        }

        // Without a unit, a value is in the metric's own: it has no other.
        if (unit.Length == 0 || unit == metric.Unit)
        {
            return new(metric.Unit, Ratio.One, metric, null);
        }

        if (Remembered.TryGetValue((name, unit), out var known))
        {
            return known;
        }

        var normal = Normalise(metric, unit);
        if (Remembered.Count < MaxRemembered)
        {
            Remembered.TryAdd((name, unit), normal);
        }

        return normal;
    }

    /// <summary>The value in the unit that is recorded. One that is out of the metric's range stays as it is: it is reported, not changed.</summary>
    public double Of(double value)
    {
        var recorded = Factor.Of(value);
        if (Metric is { } metric && !metric.IsInRange(recorded) && PerfGenEventSource.Log.IsEnabled())
        {
            PerfGenEventSource.Log.ValueOutOfRange(FormattableString.Invariant(
                $"'{metric.Name}' is {recorded} {Unit}, not {metric.Minimum} to {metric.Maximum}"));
        }

        return recorded;
    }

    private static NormalUnit Normalise(MetricDefinition metric, string unit)
    {
        if (Contracts.Unit.Parse(unit) is not { } read)
        {
            var nearest = UnitTable.Nearest(unit) is { } near ? $" (nearest: '{near}')" : "";
            return new(unit, Ratio.One, metric, $"'{unit}' is not a unit{nearest}; '{metric.Name}' is in {metric.Unit}");
        }

        return metric.Normalise(read) is { } normal
            ? new(normal.Unit, normal.Factor, metric, null)
            : new(unit, Ratio.One, metric, $"'{metric.Name}' is in {metric.Unit}, which '{unit}' cannot be converted to");
    }
}
