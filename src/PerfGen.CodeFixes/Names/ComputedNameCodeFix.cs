using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>
/// PRFG3014: makes constants of the private static readonly fields and the variables that a name is put together from, where these are texts that never change.
/// The name is a constant then. Where anything else has a part in it, no constant can stand for it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComputedNameCodeFix))]
[Shared]
public sealed class ComputedNameCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider FixAll = EachDiagnostic.Provider(static (document, node, _, _, stop) => ApplyAsync(document, node, stop));

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ComputedName];

    public override FixAllProvider GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = EachDiagnostic.Node(root, diagnostic);
            if (Declarations(node, model, context.CancellationToken).Length > 0)
            {
                context.RegisterCodeFix(CodeAction.Create("Make its parts constants", stop => ApplyAsync(document, node, stop), nameof(ComputedNameCodeFix)), diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, SyntaxNode node, CancellationToken stop)
    {
        if (await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model
            || Declarations(node, model, stop) is not { Length: > 0 } declarations)
        {
            return document;
        }

        return document.WithSyntaxRoot(root.ReplaceNodes(declarations, static (original, _) => Constant(original)));
    }

    /// <summary>What has to become constant; none where that is not enough, or nothing.</summary>
    private static ImmutableArray<SyntaxNode> Declarations(SyntaxNode name, SemanticModel model, CancellationToken stop)
    {
        var declarations = ImmutableArray.CreateBuilder<SyntaxNode>();
        return model.GetOperation(name, stop) is { } operation && Collect(operation, model, declarations, stop) ? [.. declarations.Distinct()] : [];
    }

    private static bool Collect(IOperation part, SemanticModel model, ImmutableArray<SyntaxNode>.Builder declarations, CancellationToken stop)
    {
        switch (Arguments.Written(part))
        {
            case { ConstantValue.HasValue: true }:
                return true;

            // Only texts: a number in braces is written in the culture of the program's user, and is no constant.
            case IInterpolatedStringOperation text when IsKnown(model, LanguageVersion.CSharp10):
                return text.Parts.All(one => one is not IInterpolationOperation { Alignment: null, FormatString: null } hole
                    ? one is IInterpolatedStringTextOperation
                    : hole.Expression.Type?.SpecialType == SpecialType.System_String && Collect(hole.Expression, model, declarations, stop));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return Collect(sum.LeftOperand, model, declarations, stop) && Collect(sum.RightOperand, model, declarations, stop);
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, DeclaredAccessibility: Accessibility.Private or Accessibility.Internal, Type.SpecialType: SpecialType.System_String } field }:
                return Declaration<FieldDeclarationSyntax>(field, model, stop) is { } declared && Add(declared);
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_String } local }:
                return Declaration<LocalDeclarationStatementSyntax>(local, model, stop) is { UsingKeyword.RawKind: 0 } variable && Add(variable);
            default:
                return false;
        }

        bool Add(SyntaxNode declaration)
        {
            declarations.Add(declaration);
            return true;
        }
    }

    private static bool IsKnown(SemanticModel model, LanguageVersion version) => model.SyntaxTree.Options is CSharpParseOptions options && options.LanguageVersion >= version;

    /// <summary>The declaration of one thing in the same file, that begins with a constant and is never written or handed out again.</summary>
    private static TDeclaration? Declaration<TDeclaration>(ISymbol symbol, SemanticModel model, CancellationToken stop)
        where TDeclaration : SyntaxNode
    {
        if (symbol.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0] is not { } declared
            || declared.SyntaxTree != model.SyntaxTree
            || declared.GetSyntax(stop) is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: TDeclaration declaration } }
            || model.GetConstantValue(value, stop) is not { HasValue: true, Value: string }
            || symbol is IFieldSymbol { ContainingType.DeclaringSyntaxReferences.Length: > 1 })
        {
            return null;
        }

        var around = declaration.Parent!;
        return around.DescendantNodes().OfType<IdentifierNameSyntax>().Any(one =>
            one.Identifier.ValueText == symbol.Name && IsWritten(one) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(one, stop).Symbol, symbol))
                ? null
                : declaration;
    }

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0 || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
            RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } => true,
            _ => false,
        };
    }

    private static SyntaxNode Constant(SyntaxNode declaration)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.ConstKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration is FieldDeclarationSyntax field)
        {
            // 'const' in the place of the first of 'static' and 'readonly'.
            var first = field.Modifiers.First(static modifier => modifier.RawKind is (int)SyntaxKind.StaticKeyword or (int)SyntaxKind.ReadOnlyKeyword);
            return field.WithModifiers(SyntaxFactory.TokenList(field.Modifiers
                .Where(modifier => modifier == first || modifier.RawKind is not ((int)SyntaxKind.StaticKeyword or (int)SyntaxKind.ReadOnlyKeyword))
                .Select(modifier => modifier == first ? keyword.WithLeadingTrivia(modifier.LeadingTrivia) : modifier)));
        }

        // A constant says its type.
        var local = (LocalDeclarationStatementSyntax)declaration;
        var type = SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword)).WithTrailingTrivia(local.Declaration.Type.GetTrailingTrivia());
        return local.WithoutLeadingTrivia()
            .WithDeclaration(local.Declaration.WithType(type))
            .AddModifiers(keyword)
            .WithLeadingTrivia(local.GetLeadingTrivia());
    }
}
