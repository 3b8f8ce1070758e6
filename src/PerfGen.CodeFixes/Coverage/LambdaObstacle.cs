using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>Where a lambda would compile, and do something else than the method's name does.</summary>
internal static class LambdaObstacle
{
    public static bool Exists(IMethodReferenceOperation reference, IDelegateCreationOperation creation, ExpressionSyntax name, SemanticModel model) =>
        IsReadByReflection(creation)
        || IsTakenOutOfAnEvent(creation, name)
        || !MayBeReadLater(reference, name, model);

    /// <summary>Whoever takes a bare Delegate reads names, parameters and attributes of the method behind it: routes, tools of an agent.</summary>
    private static bool IsReadByReflection(IDelegateCreationOperation creation) =>
        creation.Parent is IConversionOperation { Type: { } type }
        && type.TypeKind != TypeKind.Delegate;

    /// <summary>A lambda is another delegate each time: <c>-=</c> would no longer find what <c>+=</c> added.</summary>
    private static bool IsTakenOutOfAnEvent(IDelegateCreationOperation creation, ExpressionSyntax name) =>
        creation.Parent is IEventAssignmentOperation or ICompoundAssignmentOperation
        && name.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.IsKind(SyntaxKind.SubtractAssignmentExpression) && LastName(assignment.Right) == LastName(name));

    private static string? LastName(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText;

    /// <summary>The method's name takes its object when the delegate is made, a lambda at each call: the same only where it cannot change in between.</summary>
    private static bool MayBeReadLater(IMethodReferenceOperation reference, ExpressionSyntax name, SemanticModel model)
    {
        var receiver = reference.Instance;
        if (receiver is null && name is MemberAccessExpressionSyntax access && model.GetSymbolInfo(access.Expression).Symbol is not (ITypeSymbol or INamespaceSymbol or null))
        {
            receiver = model.GetOperation(access.Expression);
        }

        // A struct is copied into the delegate; a type parameter may be one.
        return receiver is null || (receiver.Type is { IsReferenceType: true } && IsStable(receiver, name));
    }

    private static bool IsStable(IOperation operation, ExpressionSyntax name) => operation switch
    {
        IInstanceReferenceOperation => true,
        IConversionOperation conversion => IsStable(conversion.Operand, name),
        IFieldReferenceOperation field => field.Field.IsReadOnly && (field.Instance is null || IsStable(field.Instance, name)),
        ILocalReferenceOperation { Local.RefKind: RefKind.None } local => !IsWritten(local.Local.Name, name),
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => !IsWritten(parameter.Parameter.Name, name),
        _ => false,
    };

    /// <summary>By name, in the whole type: rather too often than once too seldom.</summary>
    private static bool IsWritten(string variable, ExpressionSyntax name)
    {
        SyntaxNode? scope = name.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return (scope ?? name.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(identifier => identifier.Identifier.ValueText == variable && IsWrite(identifier));
    }

    private static bool IsWrite(IdentifierNameSyntax identifier) => identifier.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == identifier,
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } => assignment.Left == tuple,
        ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
        RefExpressionSyntax => true,
        _ => false,
    };
}
