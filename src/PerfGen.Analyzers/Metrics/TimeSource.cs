using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Metrics;

/// <summary>A property of the framework whose name says in what unit its value is.</summary>
/// <param name="Property">For instance <c>TotalMilliseconds</c>.</param>
/// <param name="Type">The type that has it.</param>
/// <param name="Unit">The unit; null where it depends on the machine.</param>
internal sealed record TimeSource(string Property, string Type, Unit? Unit)
{
    /// <summary>The source that is recorded as it is; null for every other value.</summary>
    public static TimeSource? Of(MetricUse use, Compilation compilation) => use.Kind switch
    {
        MetricUseKind.Record or MetricUseKind.Typed or MetricUseKind.InstrumentValue when use.Value is { } value => Of(value),
        MetricUseKind.Measure when use.Owner is IMethodSymbol method && MetricUse.TextOf(use.Path) is { } path =>
            LastHop(CapturePath.Bind(method, path, compilation).Path),
        _ => null,
    };

    /// <summary>The source that an expression reads; null for every other expression.</summary>
    public static TimeSource? Of(IOperation expression) =>
        expression is IPropertyReferenceOperation { Property: { ContainingType: { } type } property } ? Of(property.Name, type.ToDisplayString()) : null;

    private static TimeSource? LastHop(CapturePath? path)
    {
        var hop = path?.First;
        while (hop?.Next is { } next)
        {
            hop = next;
        }

        return hop is null ? null : Of(hop.Name, hop.DeclaringType.Replace("global::", ""));
    }

    private static TimeSource? Of(string property, string type)
    {
        var unit = (type, property) switch
        {
            ("System.TimeSpan", "TotalDays") => "days",
            ("System.TimeSpan", "TotalHours") => "hours",
            ("System.TimeSpan", "TotalMinutes") => "minutes",
            ("System.TimeSpan", "TotalSeconds") => "seconds",
            ("System.TimeSpan", "TotalMilliseconds") => "ms",
            ("System.TimeSpan", "TotalMicroseconds") => "us",
            ("System.TimeSpan", "TotalNanoseconds") => "ns",
            ("System.TimeSpan", "Ticks") => "",
            ("System.Diagnostics.Stopwatch", "ElapsedMilliseconds") => "ms",
            ("System.Diagnostics.Stopwatch", "ElapsedTicks") => "",
            _ => null,
        };
        return unit is null ? null : new(property, type.Substring(type.LastIndexOf('.') + 1), unit.Length == 0 ? null : Unit.Parse(unit));
    }
}
