using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>
/// PRFG1017: makes an iterator of a method that does nothing but return a query, so that its enumerations are recorded. Callers get the same items, as late as
/// before. What a method does before it returns its query would be done later, and a <c>Lazy</c> or <c>IQueryable</c> is more than its items: there is no fix then.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LazyResultCodeFix))]
[Shared]
public sealed class LazyResultCodeFix() : SemanticCodeFix(DiagnosticIds.LazyResult, "Record its enumerations")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node is not ExpressionSyntax query
            || node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || Query(method) != query
            || model.GetDeclaredSymbol(method, stop) is not { ReturnType: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } } symbol
            || symbol.Parameters.Any(static parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType || parameter.Type.TypeKind == TypeKind.Pointer)
            || symbol.ContainingType is { IsRefLikeType: true }
            || (symbol.ContainingType.IsValueType && !symbol.IsStatic)
            || method.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.UnsafeKeyword)))
        {
            return null;
        }

        var item = new[] { "item", "each", "one" }.FirstOrDefault(name => model.LookupSymbols(query.SpanStart, name: name).All(static known => known is not (ILocalSymbol or IParameterSymbol))
            && !method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
        if (item is null)
        {
            return null;
        }

        var end = root.SyntaxTree.GetText(stop).Lines is { Count: > 1 } lines && root.ToFullString()[lines[0].End] == '\r' ? "\r\n" : "\n";
        var body = (BlockSyntax)SyntaxFactory.ParseStatement($"{{{end}foreach (var {item} in {query.WithoutTrivia()}){end}{{{end}yield return {item};{end}}}{end}}}");
        var iterator = method
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(body.WithAdditionalAnnotations(Formatter.Annotation))
            .WithTriviaFrom(method)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(method, iterator);
    }

    /// <summary>The one thing that a method does.</summary>
    private static ExpressionSyntax? Query(MethodDeclarationSyntax method) => method switch
    {
        { ExpressionBody.Expression: var expression } => expression,
        { Body.Statements: { Count: 1 } only } => (only[0] as ReturnStatementSyntax)?.Expression,
        _ => null,
    };
}
