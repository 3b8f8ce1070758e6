using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1003: a tag is to be made of a value that lives on the stack only, or of a pointer.</summary>
internal sealed class StackOnlyTagRule() : PlacementRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.StackOnlyTag,
        "A span or pointer cannot be a tag",
        "'{0}' is a '{1}', which cannot be kept as a tag; take a property of it, or leave the tag out",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A tag is read before the call and written when it has ended. A ref struct may not be kept that long, and a pointer says nothing afterwards.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.StackOnlyTag));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        foreach (var parameter in method.Parameters)
        {
            foreach (var tag in WrittenAttribute.Of(parameter, WellKnownNames.TagAttribute, stop))
            {
                var below = Tracking.NamedArgument(tag.Data, "From")?.Value as string;
                if (StackOnly(method, below is null ? "@" + parameter.Name : $"@{parameter.Name}.{below}", compilation) is { } type)
                {
                    yield return Finding.Of((tag.Named("From") ?? (SyntaxNode)tag.Syntax).GetLocation(), below ?? parameter.Name, type);
                }
            }
        }

        foreach (var tag in WrittenAttribute.Of(method, WellKnownNames.TagAttribute, stop))
        {
            var path = Tracking.NamedArgument(tag.Data, "From")?.Value as string ?? "result";
            if (StackOnly(method, path, compilation) is { } type)
            {
                yield return Finding.Of((tag.Named("From") ?? (SyntaxNode)tag.Syntax).GetLocation(), path, type);
            }
        }
    }

    /// <summary>The type at the end of a path, where it cannot be kept.</summary>
    private static string? StackOnly(IMethodSymbol method, string path, Compilation compilation) =>
        CapturePath.BindText(method, path, compilation).Error is { Reason: CapturePathErrorReason.NotAText } error ? error.ActualType : null;
}
