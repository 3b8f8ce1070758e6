using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6007: a session's id comes from static state that changes.</summary>
internal sealed class SharedSessionRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SharedSession,
        "A session's id is shared by all threads",
        "the id of the session is the static {0} '{1}', which all threads share and change: hand the id on, or let the scope make one",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Two sessions at a time take each other's id, and their work is mixed.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.SharedSession));

    public override Finding? Check(ContextUse context, RuleContext rules) =>
        context.Operation is IInvocationOperation && context.Said.FirstOrDefault(static said => said.Parameter == "id").Value is { } id ? id switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false } field } => Finding.Of(id, "field", field.Name),
            IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: not null } property } => Finding.Of(id, "property", property.Name),
            _ => null,
        } : null;
}
