using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>The name under which the instrument in a variable was created, where its declaration or its constructor says so in one place.</summary>
internal static class InstrumentName
{
    public static string? Of(IOperation? instrument, CancellationToken stop) => instrument switch
    {
        IFieldReferenceOperation field => Of(field.Field, stop),
        IPropertyReferenceOperation property => Of(property.Property, stop),
        ILocalReferenceOperation local => Of(local.Local, stop),
        IInvocationOperation { TargetMethod.Name: var create } creation when create.StartsWith("Create", StringComparison.Ordinal) =>
            creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "name")?.Value.ConstantValue.Value as string,
        _ => null,
    };

    private static string? Of(ISymbol variable, CancellationToken stop)
    {
        if (variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(stop) is not { } declaration)
        {
            return null;
        }

        var created = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            _ => OnlyAssignment(declaration, variable.Name),
        };
        return created is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var create } }
            && create.StartsWith("Create", StringComparison.Ordinal)
            && arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText is null or "name") is { Expression: LiteralExpressionSyntax name }
            && name.IsKind(SyntaxKind.StringLiteralExpression)
                ? name.Token.ValueText
                : null;
    }

    /// <summary>What a constructor puts into a field; null where several places do.</summary>
    private static ExpressionSyntax? OnlyAssignment(SyntaxNode declaration, string name)
    {
        var assigned = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Where(assignment => (assignment.Left switch
            {
                IdentifierNameSyntax plain => plain.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
                _ => null,
            }) == name)
            .Select(static assignment => assignment.Right)
            .Take(2)
            .ToArray();
        return assigned?.Length == 1 ? assigned[0] : null;
    }
}
