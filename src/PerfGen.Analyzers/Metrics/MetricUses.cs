using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Catalogue;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>Finds the places that name metrics in a compilation.</summary>
internal sealed class MetricUses
{
    private readonly INamedTypeSymbol? _track;
    private readonly INamedTypeSymbol? _measure;
    private readonly INamedTypeSymbol? _perf;
    private readonly INamedTypeSymbol? _meter;

    private readonly CatalogueView? _catalogue;

    public MetricUses(Compilation compilation, AnalyzerOptions options, CancellationToken stop)
    {
        _track = compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute);
        _measure = compilation.GetTypeByMetadataName(WellKnownNames.MeasureAttribute);
        _perf = compilation.GetTypeByMetadataName(WellKnownNames.Perf);
        _meter = compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.Meter");
        _catalogue = IsAnyPossible ? CatalogueView.Of(compilation, options, stop) : null;
    }

    /// <summary>A project that does not use PerfGen has its own rules for its meters.</summary>
    public bool IsAnyPossible => _track is not null;

    /// <summary>The metrics that the project knows.</summary>
    public CatalogueView Catalogue => _catalogue ?? throw new InvalidOperationException("The compilation does not use PerfGen.");

    /// <summary>The metric that an attribute or a call names; null where it names none.</summary>
    public MetricUse? Find(IOperation operation, ISymbol owner) => operation switch
    {
        IAttributeOperation { Operation: IObjectCreationOperation creation } => OfAttribute(creation, owner),
        IInvocationOperation invocation => OfCall(invocation, owner),
        _ => null,
    };

    private MetricUse? OfAttribute(IObjectCreationOperation creation, ISymbol owner)
    {
        if (Is(creation.Type, _track))
        {
            return Argument(creation.Arguments, "metric") is { } metric
                ? new(MetricUseKind.TrackPerformance, creation, metric, null, null, null, owner, Catalogue)
                : null;
        }

        if (!Is(creation.Type, _measure))
        {
            return null;
        }

        var path = creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(static assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "From" })?.Value;
        return new(MetricUseKind.Measure, creation, Argument(creation.Arguments, "name"), Argument(creation.Arguments, "unit"), null, path, owner, Catalogue);
    }

    private MetricUse? OfCall(IInvocationOperation call, ISymbol owner)
    {
        var method = call.TargetMethod;
        if (method.Name == "Record" && Is(method.ContainingType, _perf))
        {
            return new(
                MetricUseKind.Record, call, Argument(call.Arguments, "name"), Argument(call.Arguments, "unit"), Argument(call.Arguments, "value"), null, owner, Catalogue);
        }

        return method.Name.StartsWith("Create", StringComparison.Ordinal) && Is(method.ContainingType, _meter)
            ? new(MetricUseKind.Instrument, call, Argument(call.Arguments, "name"), Argument(call.Arguments, "unit"), null, null, owner, Catalogue)
            : null;
    }

    /// <summary>What is written for a parameter, conversions of the compiler's taken away; null where it is left out.</summary>
    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
            {
                var value = argument.Value;
                while (value is IConversionOperation { IsImplicit: true } conversion)
                {
                    value = conversion.Operand;
                }

                return value;
            }
        }

        return null;
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted) => wanted is not null && SymbolEqualityComparer.Default.Equals(type, wanted);
}
