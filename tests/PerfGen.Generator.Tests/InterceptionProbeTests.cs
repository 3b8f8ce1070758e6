using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Generator.Tests.Harness;
using PerfGen.Roslyn;
using PerfGen.Tracking.Tests.Table;

namespace PerfGen.Generator.Tests;

/// <summary>The programs of the table of shapes: each compiles with what is generated, and its marked call is intercepted, or left as it is for the reason that stands there.</summary>
public sealed class InterceptionProbeTests
{
    private const string Mark = "/*!*/";

    public static TheoryData<string, string> Programs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var probe in InterceptionTable.Probes.Distinct())
            {
                data.Add(probe.Verdict, probe.Source);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void TheMarkedCallIsHandledAsTheTableSays(string verdict, string source)
    {
        var run = GeneratorRun.Of(source);
        var tree = run.Output.SyntaxTrees.Single(static tree => tree.FilePath == TestProject.Directory + "Program.cs");
        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.SpanStart == source.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)
            .MaxBy(static call => call.Span.Length);

        Assert.NotNull(call);
        Assert.Empty(run.Problems);
        Assert.Equal(verdict, CallVerdict.Of(run.Output.GetSemanticModel(tree).GetOperation(call!), run.Output).ToString());
        Assert.Equal(verdict == nameof(Verdict.Tracked), run.Files.Keys.Any(static file => file.EndsWith(".PerfGen.g.cs", StringComparison.Ordinal)));
    }
}
