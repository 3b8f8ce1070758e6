using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1010: an attribute on a type or on the assembly means no method.</summary>
internal sealed class TracksNothingRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TracksNothing,
        "[TrackPerformance] tracks nothing",
        "{0}, so nothing is tracked by it{1}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An attribute on a type or an assembly chooses among methods by their accessibility and their names. This choice leaves none.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TracksNothing));

    public override IEnumerable<Finding> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken stop)
    {
        foreach (var written in WrittenAttribute.TrackPerformance(type, stop))
        {
            // Methods of derived types may be meant, wherever these are.
            if (Tracking.NamedArgument(written.Data, "Inherited")?.Value is not true && !IsAnyMeant(type, written.Data))
            {
                yield return Finding.Of(written.At, $"none of the methods of '{type.Name}' is {Filter(written.Data)}", "");
            }
        }
    }

    public override IEnumerable<Finding> Check(AttributeData ofAssembly, Compilation compilation, CancellationToken stop)
    {
        if (WrittenAttribute.Of(ofAssembly, stop) is not { } written)
        {
            yield break;
        }

        if (TrackingFilter.TypeOf(ofAssembly)?.OriginalDefinition is not { } type)
        {
            if (!TypesIn(compilation.Assembly.GlobalNamespace).Any(declared => IsAnyMeant(declared, ofAssembly)))
            {
                yield return Finding.Of(written.At, $"no method of this assembly is {Filter(ofAssembly)}", "");
            }

            yield break;
        }

        ImmutableArray<string> names = [.. TrackingFilter.NamesIn(ofAssembly)];
        if (names.IsEmpty)
        {
            if (!IsAnyMeant(type, ofAssembly))
            {
                yield return Finding.Of(written.At, $"none of the methods of '{type.Name}' is {Filter(ofAssembly)}", "");
            }

            yield break;
        }

        var places = written.Positional.Skip(1).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            if (!Methods(type).Any(method => NamePattern.IsMatch(names[i], method.Name) && TrackingFilter.Admits(ofAssembly, method)))
            {
                var (objection, nearest) = Objection(type, names[i]);
                yield return Finding.Of(places.Length == names.Length ? places[i].GetLocation() : written.At, objection, nearest is null ? "" : $"; did you mean '{nearest}'?").ReplacedBy(nearest);
            }
        }
    }

    private static (string Objection, string? Nearest) Objection(INamedTypeSymbol type, string name)
    {
        if (Methods(type).Any(method => NamePattern.IsMatch(name, method.Name)))
        {
            return ($"'{type.Name}.{name}' is not public, or is taken out by 'Include' or 'Exclude'", null);
        }

        for (var next = type.BaseType; next is { SpecialType: SpecialType.None }; next = next.BaseType)
        {
            if (Methods(next).Any(method => NamePattern.IsMatch(name, method.Name)))
            {
                return ($"'{type.Name}' does not declare '{name}', but '{next.Name}' does, which it is derived from", null);
            }
        }

        return ($"'{type.Name}' has no method '{name}'", NearestName.Of(name, Methods(type).Select(static method => method.Name).Distinct(StringComparer.Ordinal)));
    }

    /// <summary>What the attribute asks for, as the end of a sentence.</summary>
    private static string Filter(AttributeData attribute) =>
        Tracking.NamedArgument(attribute, "Include") is null && Tracking.NamedArgument(attribute, "Exclude") is null
            ? Tracking.NamedArgument(attribute, "Accessibility") is null ? "public" : "as accessible as it asks for"
            : "named and as accessible as it asks for";

    private static bool IsAnyMeant(INamedTypeSymbol type, AttributeData attribute) => Methods(type).Any(method => TrackingFilter.Admits(attribute, method));

    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(TrackingFilter.CanBeMeant);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}
