using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>PRFG1011: a tracked method does less than recording it costs, or asks to be inlined.</summary>
internal sealed class TooSmallRule() : PlacementRule(Rule)
{
    private const int AggressiveInlining = 256;

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TooSmallToTrack,
        "A tracked method is too small for it",
        "'{0}' {1}",
        DiagnosticCategories.Placement,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A recorded call reads the clock twice and writes 64 bytes. Around a body of a nanosecond that is all that is measured.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TooSmallToTrack));

    public override IEnumerable<Finding> Check(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        foreach (var written in WrittenAttribute.TrackPerformance(method, stop).Take(1))
        {
            if (AsksToBeInlined(method))
            {
                yield return Finding.Of(written.At, MethodGroupAnalyzer.Shown(method), "asks to be inlined, and a recorded call is not: the record would cost what the inlining saves");
            }
            else if (!(Tracking.NamedArgument(written.Data, "SampleEvery")?.Value is > 1) && written.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration && IsTrivial(method, declaration))
            {
                yield return Finding.Of(written.At, MethodGroupAnalyzer.Shown(method), "does less than recording it costs: the record would measure itself");
            }
        }
    }

    private static bool AsksToBeInlined(IMethodSymbol method) =>
        TrackedMethods.Find(method, "System.Runtime.CompilerServices.MethodImplAttribute")?.ConstructorArguments.FirstOrDefault() is { Kind: not TypedConstantKind.Error and not TypedConstantKind.Array, Value: { } value }
        && (Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) & AggressiveInlining) != 0;

    /// <summary>An empty body, or one that hands back a constant or what a name stands for. What can be overridden may do more there.</summary>
    private static bool IsTrivial(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        !(method.IsAsync || method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsPartialDefinition || method.IsExtern)
        && method.ContainingType.TypeKind != TypeKind.Interface
        && declaration switch
        {
            { ExpressionBody.Expression: { } result } => IsName(result),
            { Body.Statements.Count: 0 } => true,
            { Body.Statements: { Count: 1 } only } => only[0] is ReturnStatementSyntax { Expression: { } value } && IsName(value),
            _ => false,
        };

    private static bool IsName(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax or DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Expression: ThisExpressionSyntax or IdentifierNameSyntax } => true,
        _ => false,
    };
}
