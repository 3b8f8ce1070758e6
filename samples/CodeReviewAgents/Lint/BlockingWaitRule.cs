using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeReviewAgents.Lint;

/// <summary>A thread that waits for a task: <c>.GetAwaiter().GetResult()</c>, or <c>.Wait()</c> without arguments.</summary>
internal sealed class BlockingWaitRule : ILintRule
{
    public string Name => "blocking-wait";

    public string Advice => "The thread waits for a task, which can deadlock or starve the pool: await it.";

    public int Weight => 2;

    public IEnumerable<LintFinding> Check(ParsedFile file) =>
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.ArgumentList.Arguments.Count == 0 && call.Expression is MemberAccessExpressionSyntax access && Waits(access)
        select new LintFinding(Name, file.File, file.LineOf(call), $".{((MemberAccessExpressionSyntax)call.Expression).Name}() on a task");

    private static bool Waits(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "GetResult" => access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } },
        "Wait" => true,
        _ => false,
    };
}
