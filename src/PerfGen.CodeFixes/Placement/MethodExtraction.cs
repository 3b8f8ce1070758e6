using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.CodeFixes.Placement;

/// <summary>
/// Makes a method of a local function, or of a lambda that is a local variable's first value. Planned only where there is one way:
/// nothing of the surrounding method is used, and the name is free.
/// </summary>
internal sealed class MethodExtraction
{
    private readonly SyntaxNode _function;
    private readonly MemberDeclarationSyntax _member;
    private readonly MethodDeclarationSyntax _method;

    private MethodExtraction(SyntaxNode function, MemberDeclarationSyntax member, MethodDeclarationSyntax method) =>
        (_function, _member, _method) = (function, member, method);

    /// <summary>How it would be done; null where there is no one way.</summary>
    public static MethodExtraction? Plan(SyntaxNode function, SemanticModel model, CancellationToken stop)
    {
        var member = function.FirstAncestorOrSelf<MemberDeclarationSyntax>(
            static candidate => candidate.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax);
        if (member is null || model.GetDeclaredSymbol(member.Parent!, stop) is not INamedTypeSymbol type || UsesSurroundings(function, member, model, stop))
        {
            return null;
        }

        var method = function switch
        {
            LocalFunctionStatementSyntax local => FromLocalFunction(local),
            ParenthesizedLambdaExpressionSyntax
            {
                Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } variable },
            } lambda => FromLambda(lambda, variable.Identifier.ValueText, model, stop),
            _ => null,
        };
        if (method is null || IsTaken(type, method.Identifier.ValueText))
        {
            return null;
        }

        var modifiers = method.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.StaticKeyword)).ToList();
        if (IsInUnsafeCode(function) && !modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.UnsafeKeyword)))
        {
            modifiers.Insert(0, Keyword(SyntaxKind.UnsafeKeyword));
        }

        if (!UsesInstance(function, member, model, stop))
        {
            modifiers.Insert(0, Keyword(SyntaxKind.StaticKeyword));
        }

        modifiers.Insert(0, Keyword(SyntaxKind.PrivateKeyword));
        return new(function, member, method.WithModifiers(SyntaxFactory.TokenList(modifiers)));
    }

    public SyntaxNode Apply(SyntaxNode root)
    {
        // An end of line before the method: with the one that ends the member in front of it, a blank line.
        var method = _method
            .WithLeadingTrivia(_method.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Prepend(SyntaxFactory.ElasticLineFeed))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var tracked = root.TrackNodes(_function, _member);
        tracked = tracked.InsertNodesAfter(tracked.GetCurrentNode(_member)!, [method]);
        var function = tracked.GetCurrentNode(_function)!;
        if (function is ParenthesizedLambdaExpressionSyntax lambda)
        {
            return tracked.ReplaceNode(function, CallOf(lambda));
        }

        if (function.Parent is BlockSyntax { Statements: { Count: > 1 } statements } block && statements[0] == function)
        {
            // No blank line at the beginning of the block.
            var second = statements[1];
            var next = second.WithLeadingTrivia(second.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
            return tracked.ReplaceNode(block, block.WithStatements(statements.Replace(second, next).RemoveAt(0)));
        }

        return tracked.RemoveNode(function, SyntaxRemoveOptions.KeepDirectives)!;
    }

    private static MethodDeclarationSyntax FromLocalFunction(LocalFunctionStatementSyntax function) => SyntaxFactory.MethodDeclaration(
        function.AttributeLists,
        function.Modifiers,
        function.ReturnType,
        null,
        function.Identifier,
        function.TypeParameterList,
        function.ParameterList,
        function.ConstraintClauses,
        function.Body,
        function.ExpressionBody,
        function.SemicolonToken).WithLeadingTrivia(function.GetLeadingTrivia());

    private static MethodDeclarationSyntax? FromLambda(ParenthesizedLambdaExpressionSyntax lambda, string variable, SemanticModel model, CancellationToken stop)
    {
        if (model.GetSymbolInfo(lambda, stop).Symbol is not IMethodSymbol symbol || symbol.ReturnsByRef || symbol.ReturnsByRefReadonly
            || symbol.Parameters.Select(static parameter => parameter.Type).Append(symbol.ReturnType).Any(static type => type.IsAnonymousType || type.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var parameters = lambda.ParameterList.Parameters.Zip(symbol.Parameters, (syntax, parameter) =>
            syntax.WithType(syntax.Type ?? TypeOf(parameter.Type, model, lambda)));
        return SyntaxFactory.MethodDeclaration(TypeOf(symbol.ReturnType, model, lambda), char.ToUpperInvariant(variable[0]) + variable.Substring(1))
            .WithAttributeLists(SyntaxFactory.List(lambda.AttributeLists.Select(static list => list.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))))
            .WithModifiers(lambda.Modifiers)
            .WithParameterList(SyntaxFactory.ParameterList(SyntaxFactory.SeparatedList(parameters)))
            .WithBody(lambda.Block)
            .WithExpressionBody(lambda.ExpressionBody is { } body ? SyntaxFactory.ArrowExpressionClause(body.WithoutTrivia()) : null)
            .WithSemicolonToken(lambda.ExpressionBody is null ? default : SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    private static TypeSyntax TypeOf(ITypeSymbol type, SemanticModel model, SyntaxNode place) =>
        SyntaxFactory.ParseTypeName(TypeText.At(place, type, model)).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>What is left of the lambda: it calls the method, and that call is tracked.</summary>
    private SyntaxNode CallOf(ParenthesizedLambdaExpressionSyntax lambda)
    {
        var arguments = lambda.ParameterList.Parameters.Select(static parameter =>
        {
            var kind = parameter.Modifiers.FirstOrDefault(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
            return SyntaxFactory.Argument(null, kind, SyntaxFactory.IdentifierName(parameter.Identifier.WithoutTrivia()));
        });
        var call = SyntaxFactory.InvocationExpression(
            SyntaxFactory.IdentifierName(_method.Identifier.WithoutTrivia()),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments)));
        return lambda
            .WithAttributeLists(default)
            .WithModifiers(SyntaxFactory.TokenList(lambda.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))))
            .WithBlock(null)
            .WithExpressionBody(call)
            .WithTriviaFrom(lambda)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Something declared in the surrounding member, but not in the function itself.</summary>
    private static bool UsesSurroundings(SyntaxNode function, MemberDeclarationSyntax member, SemanticModel model, CancellationToken stop) =>
        function.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name, stop).Symbol)
            .Where(static symbol => symbol is ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            .SelectMany(static symbol => symbol!.DeclaringSyntaxReferences)
            .Any(declared => declared.SyntaxTree == member.SyntaxTree && member.Span.Contains(declared.Span) && !function.Span.Contains(declared.Span));

    /// <summary><c>this</c>, written or not, or a parameter of the type's primary constructor, which lives in the object.</summary>
    private static bool UsesInstance(SyntaxNode function, MemberDeclarationSyntax member, SemanticModel model, CancellationToken stop) =>
        model.GetOperation(function, stop) is not { } operation
        || operation.DescendantsAndSelf().Any(descendant => descendant switch
        {
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
            IParameterReferenceOperation { Parameter: var parameter } => parameter.DeclaringSyntaxReferences.Any(declared => !member.Span.Contains(declared.Span)),
            _ => false,
        });

    private static bool IsTaken(INamedTypeSymbol type, string name)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (level.Name == name || !level.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return type.TypeParameters.Any(parameter => parameter.Name == name);
    }

    private static bool IsInUnsafeCode(SyntaxNode function) => function.Ancestors().Any(static ancestor =>
        ancestor is UnsafeStatementSyntax || (ancestor is BaseMethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.UnsafeKeyword)));

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
