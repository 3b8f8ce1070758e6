using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeReviewAgents.Sources;

/// <summary>A file that the parser understood.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record ParsedFile(SourceFile File, SourceText Text, CompilationUnitSyntax Root)
{
    public int LineCount => Text.Lines.Count;
}
