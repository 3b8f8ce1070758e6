using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Generator.Emit;
using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Discovery;

/// <summary>Finds the partial methods that are tracked where they are defined.</summary>
internal static class DefinitionDiscovery
{
    /// <summary>Whether it has to be implemented by somebody. The attribute may stand on its type, an interface or the assembly, so it is not looked for.</summary>
    public static bool IsCandidate(MethodDeclarationSyntax method) =>
        method is { Body: null, ExpressionBody: null } && method.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Those of a compilation.</summary>
    public static ImmutableArray<DefinitionModel> Read(Compilation compilation, CancellationToken stop) => Candidates.Read(
        compilation,
        static file => file.PartialMethods,
        static (node, model, stop) => Read((MethodDeclarationSyntax)node, model, stop),
        stop);

    /// <summary>The method's model; null where it is not tracked, or implemented elsewhere.</summary>
    private static DefinitionModel? Read(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken stop)
    {
        var compilation = model.Compilation;
        if (model.GetDeclaredSymbol(syntax, stop) is not { } method || PartialForm.FindCore(method) is null || Tracking.Of(method, compilation) is null)
        {
            return null;
        }

        var text = TypeText.AsDeclared;
        var signature = SignatureReader.Read(method, text);
        return new DefinitionModel(
            TypeReader.Read(method.ContainingType, text),
            method.ContainingNamespace.IsGlobalNamespace ? "" : method.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            Declarations(syntax, signature.IsUnsafe).Reverse().ToEquatableArray(),
            Modifiers(syntax),
            TargetReader.ReceiverOf(method),
            method.IsExtensionMethod,
            method.Parameters.LastOrDefault() is { IsParams: true },
            CapturePath.Identifier(PartialForm.CoreName(method)),
            MethodShape.VerdictOf(method) == Verdict.Tracked,
            SlotReader.Read(method, compilation),
            method.GetAttributes().Select(static attribute => attribute.AttributeClass?.ToDisplayString() ?? "").Distinct(StringComparer.Ordinal).ToEquatableArray(),
            signature,
            method.IsOverride ? InheritedConstraints.Of(method, signature) : SignatureText.Constraints(signature.TypeParameters),
            RecordingReader.Read(method, compilation, fromOutside: false));
    }

    /// <summary>The parts of the types around a method that generated code opens, innermost first.</summary>
    private static IEnumerable<string> Declarations(SyntaxNode method, bool isUnsafe)
    {
        foreach (var type in method.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            var keyword = type is RecordDeclarationSyntax record ? record.Keyword.Text + (record.ClassOrStructKeyword.Text is { Length: > 0 } kind ? " " + kind : "") : type.Keyword.Text;
            var generics = type.TypeParameterList is { } list ? "<" + string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text)) + ">" : "";
            var isAllowed = isUnsafe && type.Modifiers.Any(SyntaxKind.UnsafeKeyword);
            yield return $"{(isAllowed ? "unsafe " : "")}partial {keyword} {type.Identifier.Text}{generics}";
        }
    }

    /// <summary>Both parts of a method must have the same modifiers; <c>partial</c> stands last.</summary>
    private static string Modifiers(MethodDeclarationSyntax method) =>
        string.Concat(method.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.PartialKeyword)).Select(static modifier => modifier.Text + " "));
}
