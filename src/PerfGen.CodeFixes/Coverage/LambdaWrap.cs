using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Roslyn;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>
/// Puts a lambda with the call in place of a method's name. Every attempt is bound again: it stands only where the delegate's type, the call
/// it is an argument of, and the method behind it are what they were, and where the call is tracked.
/// </summary>
internal static class LambdaWrap
{
    /// <summary>Without annotations about null: operations know none.</summary>
    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.CSharpErrorMessageFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The changed document; null where no lambda means the same as the method's name.</summary>
    public static async Task<Document?> TryApplyAsync(Document document, SyntaxNode node, CancellationToken stop)
    {
        if (node is not ExpressionSyntax name
            || await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model
            || model.GetOperation(name, stop) is not IMethodReferenceOperation { Parent: IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type } creation } reference
            || LambdaObstacle.Exists(reference, creation, name, model))
        {
            return null;
        }

        var annotated = (model.GetTypeInfo(name, stop).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod ?? invoke;
        foreach (var text in Lambdas(name, reference.Method, annotated, model))
        {
            var mark = new SyntaxAnnotation();
            ExpressionSyntax lambda = SyntaxFactory.ParseExpression(text).WithAdditionalAnnotations(mark);
            if (name.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax))
            {
                lambda = SyntaxFactory.ParenthesizedExpression(lambda);
            }

            var changed = document.WithSyntaxRoot(root.ReplaceNode(name, lambda.WithTriviaFrom(name)));
            if (await MeansTheSameAsync(changed, mark, name, reference.Method, type, model, stop).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>Without the parameters' types where inference can do without them, else with them.</summary>
    private static IEnumerable<string> Lambdas(ExpressionSyntax name, IMethodSymbol method, IMethodSymbol invoke, SemanticModel model)
    {
        var taken = new HashSet<string>(
            model.LookupSymbols(name.SpanStart).Where(static symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol).Select(static symbol => symbol.Name)
                .Concat(name.DescendantTokens().Select(static token => token.ValueText)));
        var offset = method.Parameters.Length - invoke.Parameters.Length;
        var parameters = invoke.Parameters.Select((parameter, i) =>
        {
            var wanted = offset >= 0 ? method.Parameters[i + offset].Name : parameter.Name;
            var free = wanted;
            for (var n = 1; !taken.Add(free); n++)
            {
                free = wanted + n;
            }

            var identifier = SyntaxFacts.GetKeywordKind(free) == SyntaxKind.None ? free : "@" + free;
            var kind = parameter.RefKind switch
            {
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                RefKind.In => "in ",
                RefKind.RefReadOnlyParameter => "ref readonly ",
                _ => "",
            };
            var pass = parameter.RefKind == RefKind.RefReadOnlyParameter ? "in " : kind;
            return (Name: identifier, Kind: kind, Typed: kind + TypeText.At(name, parameter.Type, model) + " " + identifier, Argument: pass + identifier);
        }).ToArray();

        var call = (invoke.ReturnsByRef || invoke.ReturnsByRefReadonly ? "ref " : "")
            + $"{name.WithoutTrivia()}({string.Join(", ", parameters.Select(static parameter => parameter.Argument))})";
        if (parameters.All(static parameter => parameter.Kind.Length == 0))
        {
            yield return parameters.Length == 1
                ? $"{parameters[0].Name} => {call}"
                : $"({string.Join(", ", parameters.Select(static parameter => parameter.Name))}) => {call}";
        }

        yield return $"({string.Join(", ", parameters.Select(static parameter => parameter.Typed))}) => {call}";
    }

    private static async Task<bool> MeansTheSameAsync(
        Document changed, SyntaxAnnotation mark, ExpressionSyntax name, IMethodSymbol method, ITypeSymbol type, SemanticModel before, CancellationToken stop)
    {
        var root = await changed.GetSyntaxRootAsync(stop).ConfigureAwait(false);
        var after = await changed.GetSemanticModelAsync(stop).ConfigureAwait(false);
        if (root?.GetAnnotatedNodes(mark).FirstOrDefault() is not LambdaExpressionSyntax { ExpressionBody: { } body } lambda || after is null)
        {
            return false;
        }

        var call = body is RefExpressionSyntax byRef ? byRef.Expression : body;
        return Shown(after.GetTypeInfo(lambda, stop).ConvertedType) == Shown(type)
            && CallVerdict.Of(after.GetOperation(call, stop), after.Compilation) == Verdict.Tracked
            && Shown(after.GetSymbolInfo(call, stop).Symbol) == Shown(method)
            && Shown(Consumer(lambda, after, stop)) == Shown(Consumer(name, before, stop))
            && Errors(lambda, after, stop) <= Errors(name, before, stop);
    }

    /// <summary>The call or creation that is given the delegate.</summary>
    private static ISymbol? Consumer(SyntaxNode node, SemanticModel model, CancellationToken stop) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is ExpressionSyntax consumer ? model.GetSymbolInfo(consumer, stop).Symbol : null;

    private static int Errors(SyntaxNode node, SemanticModel model, CancellationToken stop) =>
        model.GetDiagnostics((node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node).Span, stop)
            .Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Symbols of two compilations are never equal; what they are shown as is.</summary>
    private static string? Shown(ISymbol? symbol) => symbol?.ToDisplayString(Format);
}
