using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Names;

/// <summary>PRFG3003: a metric's name has no namespace, and the profile otel asks for one.</summary>
internal sealed class NamespaceRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NoNamespace,
        "A metric's name has no namespace",
        "'{0}' has no namespace: put one before it, as in '{1}.{0}'",
        DiagnosticCategories.Names,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Names without a namespace of different libraries meet in one store; OpenTelemetry's conventions ask for one.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NoNamespace));

    public override Finding? Check(MetricUse use, RuleContext context) =>
        context.Options.IsOTel && use.NameText is { } name && MetricNameForm.IsWellFormed(name) && name.IndexOf('.') < 0 && use.Definition is null
            ? Finding.Of(use.Name!, name, context.Options.Namespace ?? "shop").ReplacedBy(context.Options.Namespace is { } project ? project + "." + name : null)
            : null;
}
