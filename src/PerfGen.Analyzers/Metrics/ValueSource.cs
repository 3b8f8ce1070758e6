using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What is read as a value and says in its name what unit it is in.</summary>
/// <param name="Shown">What is read, for instance <c>TimeSpan.TotalMilliseconds</c> or <c>elapsedMs</c>.</param>
/// <param name="Unit">The unit; null for ticks, which depend on the machine.</param>
/// <param name="Whole">The property that is the whole time, where what is read is a part of it: <c>TotalSeconds</c> for <c>Seconds</c>.</param>
internal sealed record ValueSource(string Shown, Unit? Unit, string? Whole = null)
{
    /// <summary>The source that is recorded as it is; null for every other value.</summary>
    public static ValueSource? Of(MetricUse use, Compilation compilation) => use.Kind switch
    {
        MetricUseKind.Record or MetricUseKind.Typed or MetricUseKind.InstrumentValue when use.Value is { } value => Of(value),
        MetricUseKind.Measure when use.Owner is IMethodSymbol method && MetricUse.TextOf(use.Path) is { } path =>
            LastHop(CapturePath.Bind(method, path, compilation).Path),
        _ => null,
    };

    /// <summary>The source that an expression reads; null for every other expression.</summary>
    public static ValueSource? Of(IOperation expression) => expression switch
    {
        IPropertyReferenceOperation { Property: { ContainingType: { } type } property } => Of(property.Name, type.ToDisplayString()) ?? ByName(property.Name),
        IFieldReferenceOperation { Field: { IsConst: false } field } => ByName(field.Name),
        ILocalReferenceOperation { Local: { IsConst: false } local } => ByName(local.Name),
        IParameterReferenceOperation parameter => ByName(parameter.Parameter.Name),
        IConversionOperation { Type.SpecialType: not SpecialType.None } cast => Of(Arguments.Written(cast.Operand)),
        _ => null,
    };

    private static ValueSource? LastHop(CapturePath? path)
    {
        var hop = path?.First;
        while (hop?.Next is { } next)
        {
            hop = next;
        }

        return hop is null ? null : Of(hop.Name, hop.DeclaringType.Replace("global::", "")) ?? ByName(hop.Name);
    }

    private static ValueSource? ByName(string name) => UnitWords.OfIdentifier(name) is { } unit ? new(name, unit) : null;

    private static ValueSource? Of(string property, string type)
    {
        var unit = (type, property) switch
        {
            ("System.TimeSpan", "TotalDays" or "Days") => "days",
            ("System.TimeSpan", "TotalHours" or "Hours") => "hours",
            ("System.TimeSpan", "TotalMinutes" or "Minutes") => "minutes",
            ("System.TimeSpan", "TotalSeconds" or "Seconds") => "seconds",
            ("System.TimeSpan", "TotalMilliseconds" or "Milliseconds") => "ms",
            ("System.TimeSpan", "TotalMicroseconds" or "Microseconds") => "us",
            ("System.TimeSpan", "TotalNanoseconds" or "Nanoseconds") => "ns",
            ("System.TimeSpan", "Ticks") => "",
            ("System.Diagnostics.Stopwatch", "ElapsedMilliseconds") => "ms",
            ("System.Diagnostics.Stopwatch", "ElapsedTicks") => "",
            _ => null,
        };
        var whole = type == "System.TimeSpan" && unit is { Length: > 0 } && !property.StartsWith("Total", StringComparison.Ordinal) ? "Total" + property : null;
        return unit is null ? null : new(type.Substring(type.LastIndexOf('.') + 1) + "." + property, unit.Length == 0 ? null : Unit.Parse(unit), whole);
    }
}
