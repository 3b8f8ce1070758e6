using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Finds the partial methods that are tracked where they are defined.</summary>
internal static class DefinitionDiscovery
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken stop) =>
        node is MethodDeclarationSyntax { Body: null, ExpressionBody: null } method && method.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The method's model; null where it is not tracked, or implemented elsewhere.</summary>
    public static DefinitionModel? Read(GeneratorSyntaxContext context, CancellationToken stop)
    {
        var syntax = (MethodDeclarationSyntax)context.Node;
        var compilation = context.SemanticModel.Compilation;
        if (context.SemanticModel.GetDeclaredSymbol(syntax, stop) is not { } method || PartialForm.FindCore(method) is null || Tracking.Of(method, compilation) is null)
        {
            return null;
        }

        var text = TypeText.AsDeclared;
        return new DefinitionModel(
            TypeReader.Read(method.ContainingType, text),
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            Declarations(syntax).Reverse().ToEquatableArray(),
            Modifiers(syntax),
            TargetReader.ReceiverOf(method),
            method.IsExtensionMethod,
            method.Parameters.LastOrDefault() is { IsParams: true },
            CapturePath.Identifier(PartialForm.CoreName(method)),
            MethodShape.VerdictOf(method) == Verdict.Tracked,
            SlotReader.Read(method, compilation),
            method.GetAttributes().Select(static attribute => attribute.AttributeClass?.ToDisplayString() ?? "").Distinct(StringComparer.Ordinal).ToEquatableArray(),
            SignatureReader.Read(method, text),
            RecordingReader.Read(method, compilation, fromOutside: false));
    }

    /// <summary>The parts of the types around a method that generated code opens, innermost first.</summary>
    private static IEnumerable<string> Declarations(SyntaxNode method)
    {
        foreach (var type in method.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            var keyword = type is RecordDeclarationSyntax record ? record.Keyword.Text + (record.ClassOrStructKeyword.Text is { Length: > 0 } kind ? " " + kind : "") : type.Keyword.Text;
            var generics = type.TypeParameterList is { } list ? "<" + string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text)) + ">" : "";
            yield return $"partial {keyword} {type.Identifier.Text}{generics}";
        }
    }

    /// <summary>Both parts of a method must have the same modifiers; <c>partial</c> stands last.</summary>
    private static string Modifiers(MethodDeclarationSyntax method) =>
        string.Concat(method.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.PartialKeyword)).Select(static modifier => modifier.Text + " "));
}
