using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.CodeFixes.Placement;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Coverage;

/// <summary>
/// PRFG2013: leaves the calls of the method around alone. Where no method is around (a field's initializer, an accessor, top-level statements), the attribute
/// would have to stand on more than that, and is not offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OtherProductCodeFix))]
[Shared]
public sealed class OtherProductCodeFix() : SemanticCodeFix(DiagnosticIds.CallInterceptedTwice, "Leave the calls in this method alone")
{
    private const string Attribute = "DoNotTrack";

    private protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not (MethodDeclarationSyntax or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax) || node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method)
        {
            return null;
        }

        // One that stands there without 'CallsInside' says something else, and takes no second one beside it.
        var written = method.AttributeLists.SelectMany(static list => list.Attributes).Where(static attribute => attribute.Name.ToString().EndsWith(Attribute, StringComparison.Ordinal) || attribute.Name.ToString().EndsWith(Attribute + "Attribute", StringComparison.Ordinal)).ToArray();
        var callsInside = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName("CallsInside"),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)),
            null,
            SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
        if (written.Length > 0)
        {
            // Fix-all comes here a second time for the second call of one method.
            return written[0].ArgumentList is null ? root.ReplaceNode(written[0], written[0].AddArgumentListArguments(callsInside)) : null;
        }

        var name = model.LookupNamespacesAndTypes(method.SpanStart, name: Attribute + "Attribute").IsEmpty ? "PerfGen." + Attribute : Attribute;
        return AttributeInsertion.Apply(root, method, SyntaxFactory.Attribute(SyntaxFactory.ParseName(name)).AddArgumentListArguments(callsInside));
    }
}
