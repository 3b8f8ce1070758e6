using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Analyzers.Vocabulary;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3004: a metric is in a namespace that OpenTelemetry or .NET defines, and is none of its metrics.</summary>
internal sealed class ReservedNamespaceRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ReservedNamespace,
        "A metric's name is in a reserved namespace",
        "'{0}' is none of the metrics that the conventions define under '{1}.': use a namespace of your own",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever reads a name such as http.… expects what OpenTelemetry's conventions say of it; a later version of them may define the same name in another way.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.ReservedNamespace));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        use.NameText is { } name && ReservedNamespaces.Of(name) is { } reserved
            ? Finding.Of(use.Name!, name, reserved).ReplacedBy(context.Options.Namespace is { } project && project != reserved ? project + "." + name : null)
            : null;
}
