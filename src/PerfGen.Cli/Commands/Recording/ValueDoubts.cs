using System.Globalization;
using PerfGen.Contracts;
using PerfGen.Runtime.Values;

namespace PerfGen.Cli.Commands.Recording;

/// <summary>What speaks against values that are recorded all the same: nothing that was measured is thrown away, and whoever typed it is told.</summary>
internal static class ValueDoubts
{
    /// <summary>Says them on stderr, one line each.</summary>
    public static void Say(IReadOnlyList<MetricValue> values)
    {
        foreach (var value in values)
        {
            if (Of(value) is { } doubt)
            {
                Terminal.Say(doubt);
            }
        }
    }

    private static string? Of(MetricValue value)
    {
        var normal = NormalUnit.Of(value.Name, value.Unit);
        if (normal.Objection is not null)
        {
            return null; // It is refused, with the reason.
        }

        if (normal.Metric is { } metric)
        {
            var recorded = normal.Factor.Of(value.Value);
            return metric.IsInRange(recorded) ? null
                : string.Create(CultureInfo.InvariantCulture, $"'{metric.Name}' goes from {Bound(metric.Minimum)} to {Bound(metric.Maximum)}, and {recorded} {normal.Unit} is recorded");
        }

        // Of a metric that nobody describes, any unit may be the right one, but it has to be one.
        return value.Unit.Length == 0 || Unit.Parse(value.Unit) is not null ? null
            : $"'{value.Unit}' is not a unit that PerfGen knows, and is recorded as it is" + (UnitTable.Nearest(value.Unit) is { } nearest ? $"; did you mean '{nearest}'?" : "");
    }

    private static string Bound(double bound) => double.IsInfinity(bound) ? "any number" : bound.ToString(CultureInfo.InvariantCulture);
}
