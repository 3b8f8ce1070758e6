using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Lint;

/// <summary><c>throw error;</c> in the <c>catch</c> that caught it.</summary>
internal sealed class RethrowRule : ILintRule
{
    public string Name => "rethrow-loses-stack";

    public string Advice => "The place where it was thrown is lost: write 'throw;'.";

    public int Weight => 2;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from rethrow in file.Root.DescendantNodes().OfType<ThrowStatementSyntax>()
        let caught = rethrow.FirstAncestorOrSelf<CatchClauseSyntax>()?.Declaration?.Identifier.ValueText
        where caught is { Length: > 0 } && rethrow.Expression is IdentifierNameSyntax thrown && thrown.Identifier.ValueText == caught
        select new LintFinding(Name, file.File, file.LineOf(rethrow), $"throw {caught};");
}
