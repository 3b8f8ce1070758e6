using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Measures the cyclomatic complexity and the nesting of every method that has a body.</summary>
internal sealed class ComplexityAgent
{
    /// <summary>From here on a method is hard to test: more paths than a person keeps in mind.</summary>
    public const int Hard = 10;

    /// <summary>Code below this depth is not followed.</summary>
    public const int DeepestNesting = 40;

    /// <summary>Measures the methods of the file, in the order in which they stand.</summary>
    /// <exception cref="TooDeeplyNestedException">A method is nested more than <see cref="DeepestNesting"/> deep.</exception>
    [TrackPerformance("complexity_time", Agent = AgentNames.Complexity)]
    [Measure("methods_measured", Units.Count, From = "result.Count")]
    public IReadOnlyList<MethodComplexity> Measure(ParsedFile file)
    {
        using var counted = ExecutionLedger.Count();
        var probe = new NestingProbe(DeepestNesting);
        var measured = new List<MethodComplexity>();
        foreach (var member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (Body(member) is not { } body)
            {
                continue;
            }

            var nesting = probe.Deepest(member.QualifiedName(), body);
            var type = member.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText ?? "";
            var lines = member.GetLocation().GetLineSpan();
            measured.Add(new MethodComplexity(file.File, file.LineOf(member), type, member.QualifiedName(), Cyclomatic(body), nesting,
                lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1));
        }

        return measured;
    }

    /// <summary>1, and 1 for each place where the code can go one way or another.</summary>
    [TrackPerformance("cyclomatic_time", Agent = AgentNames.Complexity)]
    public static int Cyclomatic(SyntaxNode body)
    {
        using var counted = ExecutionLedger.Count();
        return 1 + body.DescendantNodesAndSelf().Count(static node => IsDecision(node.Kind()));
    }

    private static SyntaxNode? Body(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        PropertyDeclarationSyntax property => (SyntaxNode?)property.ExpressionBody
            ?? (property.AccessorList?.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null) == true ? property.AccessorList : null),
        _ => null,
    };

    private static bool IsDecision(SyntaxKind kind) => kind is
        SyntaxKind.IfStatement or SyntaxKind.WhileStatement or SyntaxKind.DoStatement or SyntaxKind.ForStatement
        or SyntaxKind.ForEachStatement or SyntaxKind.ForEachVariableStatement
        or SyntaxKind.CaseSwitchLabel or SyntaxKind.CasePatternSwitchLabel or SyntaxKind.SwitchExpressionArm
        or SyntaxKind.CatchClause or SyntaxKind.ConditionalExpression
        or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression;
}
