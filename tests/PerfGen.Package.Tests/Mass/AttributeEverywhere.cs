using Microsoft.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfGen.Package.Tests.Mass;

/// <summary>Puts <c>[TrackPerformance]</c> on every method of a text that may have it, and changes nothing else: no line moves.</summary>
internal static class AttributeEverywhere
{
    /// <summary>Attributes of methods that no attribute of ours may stand on: they are implemented outside of .NET, or somebody has decided already.</summary>
    private static readonly string[] Excluding = ["DllImport", "LibraryImport", "UnmanagedCallersOnly", "TrackPerformance", "DoNotTrack"];

    /// <summary>The text with the attributes, and how many were put there.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="arguments">Arguments of the attribute, in parentheses; empty for none.</param>
    public static (string Text, int Methods) Apply(string text, string arguments)
    {
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        var places = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsEligible).Select(static method => method.SpanStart).ToList();
        var written = new StringBuilder(text);
        foreach (var place in places.OrderDescending())
        {
            written.Insert(place, $"[global::PerfGen.TrackPerformance{arguments}] ");
        }

        return (written.ToString(), places.Count);
    }

    /// <summary>Of a partial method the part without a body; an abstract method, whose calls are tracked; nothing that is implemented outside of .NET.</summary>
    private static bool IsEligible(MethodDeclarationSyntax method)
    {
        var hasBody = method.Body is not null || method.ExpressionBody is not null;
        return !method.Modifiers.Any(SyntaxKind.ExternKeyword)
            && !(hasBody && method.Modifiers.Any(SyntaxKind.PartialKeyword))
            && !(method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
            && !method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => Excluding.Contains(attribute.Name.ToString().Split('.')[^1].Replace("Attribute", "", StringComparison.Ordinal)));
    }
}
