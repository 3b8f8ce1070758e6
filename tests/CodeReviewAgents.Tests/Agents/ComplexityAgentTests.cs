using CodeReviewAgents.Agents;
using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Tests.Agents;

public sealed class ComplexityAgentTests
{
    [Theory]
    [InlineData("void M() { }", 1)]
    [InlineData("int M(int a) => a;", 1)]
    [InlineData("int M(bool a) { if (a) { return 1; } return 2; }", 2)]
    [InlineData("bool M(bool a, bool b) => a && b || !a;", 3)]
    [InlineData("int M(int? a) => a ?? (a > 1 ? 1 : 2);", 3)]
    [InlineData("int M(int a) => a switch { 1 => 1, 2 => 2, _ => 3 };", 4)]
    [InlineData("void M(int a) { switch (a) { case 1: case 2: break; default: break; } }", 3)]
    [InlineData("void M(int[] a) { foreach (var x in a) { for (;;) { while (true) { do { } while (true); } } } }", 5)]
    [InlineData("void M() { try { } catch (System.IO.IOException) { } catch { } finally { } }", 3)]
    public void EachDecisionIsAPathMore(string method, int paths)
    {
        var measured = Assert.Single(new ComplexityAgent().Measure(SourceCode.ParseMethod(method)));

        Assert.Equal(("Orders.M", "Orders", paths), (measured.Method, measured.Type, measured.Cyclomatic));
    }

    [Fact]
    public void MethodsAreMeasuredInTheirOrderWithTheirPlaceAndLength()
    {
        var file = SourceCode.ParseMethod("""
                public Orders()
                {
                }

                public int Count { get { return 1; } }

                public int Size { get; set; }

                public abstract void Nothing();

                public class Line { void Add() { if (true) { while (true) { } } } }
            """);

        var measured = new ComplexityAgent().Measure(file);

        Assert.Equal(
            [("Orders.(constructor)", 3, 3, 0), ("Orders.Count", 7, 1, 0), ("Orders.Line.Add", 13, 1, 2)],
            measured.Select(static method => (method.Method, method.Line, method.Lines, method.Nesting)));
    }

    [Fact]
    public void CodeThatIsNestedTooDeeplyIsRefusedAndCodeAtTheLimitIsNot()
    {
        var agent = new ComplexityAgent();

        Assert.Equal(ComplexityAgent.DeepestNesting, Assert.Single(agent.Measure(Nested(ComplexityAgent.DeepestNesting))).Nesting);
        var error = Assert.Throws<TooDeeplyNestedException>(() => agent.Measure(Nested(ComplexityAgent.DeepestNesting + 1)));
        Assert.Contains("'Orders.M'", error.Message, StringComparison.Ordinal);

        static ParsedFile Nested(int depth) =>
            SourceCode.ParseMethod("void M(bool a) { " + string.Concat(Enumerable.Repeat("if (a) { ", depth)) + new string('}', depth + 1));
    }

    [Fact]
    public void FarDeeperCodeThanAThreadsStackHoldsIsRefusedToo()
    {
        // Built without the parser, which refuses it first.
        Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax body = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Block();
        for (var i = 0; i < 2_000; i++)
        {
            body = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Block(body);
        }

        Assert.Throws<TooDeeplyNestedException>(() => new NestingProbe(1_000).Deepest("M", body));
    }
}
