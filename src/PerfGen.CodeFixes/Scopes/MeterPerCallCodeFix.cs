using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Scopes;

/// <summary>
/// PRFG2504: makes a static field of it, behind the fields that the type has. Only where nothing of the method or the instance is used to make it, so that
/// it is the same object each time, and where nobody disposes it by hand.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MeterPerCallCodeFix))]
[Shared]
public sealed class MeterPerCallCodeFix() : SemanticCodeFix(DiagnosticIds.MeterPerCall, "Move to a static field")
{
    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node is not ExpressionSyntax made
            || model.GetOperation(made, stop) is not { Type: { } type } operation
            || made.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } around
            || around is InterfaceDeclarationSyntax
            || around.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(static outer => outer.TypeParameterList is not null)
            || model.GetDeclaredSymbol(around, stop) is not { } owner
            || !IsSameEachTime(operation, owner, around))
        {
            return null;
        }

        var variable = made.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? declarator : null;
        var statement = variable?.Parent?.Parent as LocalDeclarationStatementSyntax;
        if (made.Parent is EqualsValueClauseSyntax && statement is not { Declaration.Variables.Count: 1, Parent: BlockSyntax })
        {
            return null;
        }

        if (Name(variable?.Identifier.ValueText, operation, type, owner) is not { } name)
        {
            return null;
        }

        IdentifierNameSyntax[] uses = variable is null ? [] : [.. Uses(variable, around, model, stop)];
        if (uses.Any(static use => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" }))
        {
            return null;
        }

        var field = Field(name, made.WithoutTrivia(), TypeText.At(around, type.WithNullableAnnotation(NullableAnnotation.None), model));
        ExpressionSyntax[] replaced = variable is null ? [made] : uses;
        var tracked = root.TrackNodes(replaced.Append<SyntaxNode>(around).Concat(statement is null ? Enumerable.Empty<SyntaxNode>() : [statement]));
        foreach (var use in replaced)
        {
            var current = tracked.GetCurrentNode(use)!;
            tracked = tracked.ReplaceNode(current, SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
        }

        if (statement is not null)
        {
            tracked = tracked.RemoveNode(tracked.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
        }

        var changed = tracked.GetCurrentNode(around)!;
        return tracked.ReplaceNode(changed, WithField(changed, field));
    }

    /// <summary>Constants, static members and new objects of those: nothing that belongs to one call, one instance or a later time.</summary>
    private static bool IsSameEachTime(IOperation operation, INamedTypeSymbol owner, TypeDeclarationSyntax around) => operation.DescendantsAndSelf().All(part => part switch
    {
        _ when part.ConstantValue.HasValue => true,
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } => IsMadeBefore(field, owner, around),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property } => IsMadeBefore(property, owner, around),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "Meter" } } => name.StartsWith("Create", StringComparison.Ordinal),
        IObjectCreationOperation { Type: { Name: "Meter" or "ActivitySource", ContainingNamespace.Name: "Metrics" or "Diagnostics" } } => true,
        IArgumentOperation or IConversionOperation or IParenthesizedOperation => true,
        IDefaultValueOperation or ILiteralOperation => true,
        _ => false,
    });

    /// <summary>Static fields of one part of a type are made in the order in which they stand; between parts there is no order.</summary>
    private static bool IsMadeBefore(ISymbol member, INamedTypeSymbol owner, TypeDeclarationSyntax around) =>
        !SymbolEqualityComparer.Default.Equals(member.ContainingType, owner)
        || member.DeclaringSyntaxReferences.All(declared => declared.SyntaxTree == around.SyntaxTree && around.Span.Contains(declared.Span));

    private static IEnumerable<IdentifierNameSyntax> Uses(VariableDeclaratorSyntax variable, TypeDeclarationSyntax around, SemanticModel model, CancellationToken stop) =>
        model.GetDeclaredSymbol(variable, stop) is not { } local ? []
            : around.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, stop).Symbol, local));

    /// <summary>That of the variable, else the last word of the metric's name, else that of the type; null where it is taken.</summary>
    private static string? Name(string? variable, IOperation operation, ITypeSymbol type, INamedTypeSymbol owner)
    {
        var said = variable ?? (operation is IInvocationOperation call ? MetricUse.TextOf(Arguments.Of(call.Arguments, "name")) : null) ?? type.Name;
        var words = said.Split(['.', '_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat((variable is null ? words.Skip(words.Length - 1) : words).Select(static word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word.Substring(1)));
        return SyntaxFacts.IsValidIdentifier(name) && owner.GetMembers(name).IsEmpty && owner.Name != name ? name : null;
    }

    private static FieldDeclarationSyntax Field(string name, ExpressionSyntax value, string type) =>
        ((FieldDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"private static readonly {type} {name} = {value};")!).WithAdditionalAnnotations(Formatter.Annotation);

    private static TypeDeclarationSyntax WithField(TypeDeclarationSyntax type, FieldDeclarationSyntax field)
    {
        var last = type.Members.LastOrDefault(static member => member is FieldDeclarationSyntax);
        var place = last is null ? 0 : type.Members.IndexOf(last) + 1;
        var endOfLine = SyntaxFactory.ElasticEndOfLine("\n");
        var members = type.Members;

        // Between the fields and what follows them stands an empty line.
        var separated = place < members.Count && members[place] is { } next && last is null
            ? members.Replace(next, next.WithLeadingTrivia(next.GetLeadingTrivia().Insert(0, endOfLine)))
            : members;
        return type.WithMembers(separated.Insert(place, field.WithTrailingTrivia(endOfLine)));
    }
}
