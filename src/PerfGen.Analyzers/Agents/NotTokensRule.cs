using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Agents;

/// <summary>PRFG6008: a length is recorded as tokens.</summary>
internal sealed class NotTokensRule() : MetricRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NotTokens,
        "A length is recorded as tokens",
        "'{0}' is {1}, and no number of tokens: read what the model reports as usage",
        DiagnosticCategories.Agents,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A token has three to four letters in English and fewer elsewhere; costs computed from a length are wrong by that much.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.NotTokens));

    public override bool JudgesValues => true;

    public override Finding? Check(MetricUse use, RuleContext context)
    {
        if (use.ParsedUnit is not { Kind: UnitKind.Tokens })
        {
            return null;
        }

        if (use.Value is IPropertyReferenceOperation { Property: { Name: "Length" or "Count" or "LongLength", ContainingType: { } type } } length)
        {
            return Finding.Of(length, length.Syntax.ToString(), What(type.SpecialType == SpecialType.System_String, length.Property.Name))
                .ReplacedBy(UsageMember.Expression(use.NameText, length));
        }

        return use.Owner is IMethodSymbol method && MetricUse.TextOf(use.Path) is { } path && CapturePath.Bind(method, path, context.Compilation).Path is { } bound && Last(bound) is { Name: "Length" or "Count" or "LongLength" } hop
            ? Finding.Of(use.Path!, path, What(hop.DeclaringType == "string", hop.Name)).ReplacedBy(use.NameText is { } name ? UsageMember.Path(name, method, path, context.Compilation) : null)
            : null;
    }

    private static CaptureHop? Last(CapturePath path)
    {
        var hop = path.First;
        while (hop?.Next is { } next)
        {
            hop = next;
        }

        return hop;
    }

    private static string What(bool isText, string property) => isText ? "a number of letters" : property == "Count" ? "a number of elements" : "a length";
}
