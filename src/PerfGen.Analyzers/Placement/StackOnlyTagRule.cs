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
                if (tag.Named("From") is null && IsStackOnly(parameter.Type))
                {
                    yield return Finding.Of(tag.At, parameter.Name, Shown(parameter.Type));
                }
            }
        }

        foreach (var tag in WrittenAttribute.Of(method, WellKnownNames.TagAttribute, stop))
        {
            var path = Tracking.NamedArgument(tag.Data, "From")?.Value as string ?? "result";
            if (TypeOf(method, path) is { } type && IsStackOnly(type))
            {
                yield return Finding.Of((tag.Named("From") ?? (SyntaxNode)tag.Syntax).GetLocation(), path, Shown(type));
            }
        }
    }

    /// <summary>The type of a path of one step; what lies behind it has to be a property or field, which only another ref struct can have of such a type.</summary>
    private static ITypeSymbol? TypeOf(IMethodSymbol method, string path) => path switch
    {
        "result" => method.ReturnType,
        "this" => method.IsStatic ? null : method.ContainingType,
        _ => method.Parameters.FirstOrDefault(parameter => parameter.Name == path.TrimStart('@'))?.Type,
    };

    private static bool IsStackOnly(ITypeSymbol type) =>
        type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true } || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
