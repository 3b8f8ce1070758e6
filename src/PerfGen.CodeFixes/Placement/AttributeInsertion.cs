using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.CodeFixes.Placement;

/// <summary>Puts attributes on methods.</summary>
internal static class AttributeInsertion
{
    /// <summary>The solution in which a method has the attribute.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, MethodDeclarationSyntax method, CancellationToken stop) =>
        solution.GetDocument(method.SyntaxTree) is { } document ? (await ApplyAsync(document, method, stop).ConfigureAwait(false)).Project.Solution : solution;

    /// <summary>The document in which one of its methods has the attribute.</summary>
    public static async Task<Document> ApplyAsync(Document document, MethodDeclarationSyntax method, CancellationToken stop)
    {
        if (await document.GetSemanticModelAsync(stop).ConfigureAwait(false) is not { } model || await document.GetSyntaxRootAsync(stop).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var name = model.LookupNamespacesAndTypes(method.SpanStart, name: "TrackPerformanceAttribute").IsEmpty ? "PerfGen.TrackPerformance" : "TrackPerformance";
        return document.WithSyntaxRoot(Apply(root, method, SyntaxFactory.Attribute(SyntaxFactory.ParseName(name))));
    }

    /// <summary>The root in which a method of it has an attribute, before those that it has.</summary>
    public static SyntaxNode Apply(SyntaxNode root, BaseMethodDeclarationSyntax method, AttributeSyntax attribute)
    {
        var text = root.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(method.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, method.SpanStart));

        // On a line of its own where the method starts one, as people write it.
        var separator = before.Trim().Length == 0 ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before : " ";
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(method.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ParseLeadingTrivia(separator));
        var bare = method.WithoutLeadingTrivia();
        return root.ReplaceNode(method, bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)));
    }
}
