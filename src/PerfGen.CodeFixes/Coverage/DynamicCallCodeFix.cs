using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>
/// PRFG2003: casts what is dynamic to the types of the parameters. Only where one method can be meant: with overloads, type parameters or a dynamic receiver,
/// what is called depends on the values.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DynamicCallCodeFix))]
[Shared]
public sealed class DynamicCallCodeFix() : SemanticCodeFix(DiagnosticIds.DynamicCallNotTracked, "Cast to the parameters' types")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetOperation(call, stop) is not IDynamicInvocationOperation
            || model.GetSymbolInfo(call, stop).Symbol is not IMethodSymbol { IsGenericMethod: false } method // The compiler gives one where there is one.
            || call.Expression is MemberAccessExpressionSyntax { Expression: { } receiver } && IsDynamic(receiver, model, stop))
        {
            return null;
        }

        var casts = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            if (!IsDynamic(argument.Expression, model, stop))
            {
                continue;
            }

            var name = argument.NameColon?.Name.Identifier.ValueText;
            var parameter = name is null ? method.Parameters.ElementAtOrDefault(i) : method.Parameters.FirstOrDefault(one => one.Name == name);
            if (parameter is not { IsParams: false, RefKind: RefKind.None or RefKind.In } || parameter.Type.TypeKind == TypeKind.Dynamic || argument.RefKindKeyword.RawKind != 0)
            {
                return null;
            }

            casts.Add(argument.Expression, Cast(argument.Expression, parameter.Type, model));
        }

        return casts.Count == 0 ? null : root.ReplaceNodes(casts.Keys, (original, _) => casts[original]);
    }

    private static bool IsDynamic(ExpressionSyntax expression, SemanticModel model, CancellationToken stop) =>
        model.GetTypeInfo(expression, stop).Type is { TypeKind: TypeKind.Dynamic };

    private static ExpressionSyntax Cast(ExpressionSyntax value, ITypeSymbol type, SemanticModel model)
    {
        ExpressionSyntax bare = SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
        if (value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            bare = value.WithoutTrivia();
        }

        return SyntaxFactory.CastExpression(SyntaxFactory.ParseTypeName(TypeText.At(value, type, model)), bare).WithTriviaFrom(value);
    }
}
