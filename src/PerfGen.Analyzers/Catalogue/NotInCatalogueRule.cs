using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5001: a project with a catalogue records a metric that is not in it. Names that are derived from a method's are exempt.</summary>
internal sealed class NotInCatalogueRule() : MetricRule(Rule)
{
    /// <summary>Property: the metric's name.</summary>
    public const string Name = nameof(Name);

    /// <summary>Property: the unit that it is recorded in, where that is known.</summary>
    public const string Unit = nameof(Unit);

    /// <summary>Property: the instrument, in the word of the file, where that is known.</summary>
    public const string Instrument = nameof(Instrument);

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NotInCatalogue,
        "A metric is not in the catalogue",
        "'{0}' is not in the catalogue{1}",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The project has a catalogue of its metrics. A name that is not in it is mostly mistyped; where it is not, nobody knows what it means.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NotInCatalogue));

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        // What is no name at all has a rule of its own.
        if (!use.Catalogue.HasOwn || use.Name is null || use.NameText is not { } name || use.Known is not null || !MetricNameForm.IsWellFormed(name))
        {
            return null;
        }

        var nearest = use.Catalogue.Nearest(name);
        var finding = Finding.Of(use.Name, name, nearest is null ? ": describe it there" : $"; did you mean '{nearest}'?").ReplacedBy(nearest);
        return finding with
        {
            Properties = finding.Properties
                .Add(Name, name)
                .Add(Unit, use.Kind == MetricUseKind.TrackPerformance ? UnitTable.Seconds.Word : use.ParsedUnit?.Canonical.Word)
                .Add(Instrument, use.Instrument is { } instrument ? instrument.Kind.ToString().ToLowerInvariant() : null),
        };
    }
}
