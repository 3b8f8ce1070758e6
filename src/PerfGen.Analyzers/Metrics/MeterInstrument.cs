using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What <c>Meter.Create…</c> says besides name and unit.</summary>
/// <param name="Kind">Which instrument.</param>
/// <param name="IsObservable">Values are asked for, not recorded.</param>
/// <param name="ValueType">The type of its values.</param>
/// <param name="Description">The description as written; null where it is left out.</param>
/// <param name="Meter">The field, property, parameter or variable that holds the meter; null for any other expression.</param>
internal sealed record MeterInstrument(InstrumentKind Kind, bool IsObservable, ITypeSymbol? ValueType, IOperation? Description, ISymbol? Meter)
{
    private const string Create = nameof(Create);
    private const string Observable = nameof(Observable);

    public string? DescriptionText => MetricUse.TextOf(Description);

    /// <summary>The instrument that a method of <c>Meter</c> makes; null for its other methods.</summary>
    public static MeterInstrument? Of(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (!name.StartsWith(Create, StringComparison.Ordinal))
        {
            return null;
        }

        var what = name.Substring(Create.Length);
        var isObservable = what.StartsWith(Observable, StringComparison.Ordinal);
        return Enum.TryParse<InstrumentKind>(isObservable ? what.Substring(Observable.Length) : what, out var kind)
            ? new(kind, isObservable, call.TargetMethod.TypeArguments.FirstOrDefault(), Arguments.Of(call.Arguments, "description"), Holder.Of(call.Instance))
            : null;
    }
}
