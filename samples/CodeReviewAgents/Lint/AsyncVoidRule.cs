using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Lint;

/// <summary>An asynchronous method that nobody can await.</summary>
internal sealed class AsyncVoidRule : ILintRule
{
    public string Name => "async-void";

    public string Advice => "Nobody can await it, and an exception in it ends the process: return a Task.";

    public int Weight => 3;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        select new LintFinding(Name, file.File, file.LineOf(method), $"async void {method.Identifier.ValueText}");
}
