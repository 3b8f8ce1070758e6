using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeReviewAgents.Tests;

/// <summary>C# for agents to look at, without a file.</summary>
internal static class SourceCode
{
    public static ParsedFile Parse(string code, string name = "Shop/Orders.cs")
    {
        var text = SourceText.From(code);
        var tree = CSharpSyntaxTree.ParseText(text);
        Assert.DoesNotContain(tree.GetDiagnostics(), static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return new ParsedFile(new SourceFile("/" + name, name, code.Length), text, (CompilationUnitSyntax)tree.GetRoot());
    }

    /// <summary>A method of the class <c>Orders</c>.</summary>
    public static ParsedFile ParseMethod(string method) => Parse($"public class Orders\n{{\n{method}\n}}\n");
}
