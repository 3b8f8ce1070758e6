using CodeReviewAgents.Agents;
using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Tests.Agents;

public sealed class TestGapAgentTests
{
    private const string Code = """
        public class Orders { public void Submit() { } int Count() => 1; class Line { void Add() { } } }
        public record Order(int Id);
        public struct Money { public static Money Parse(string text) => default; }
        """;

    [Fact]
    public void ATypeThatNoTestNamesIsAGapAndDataIsNot()
    {
        var gaps = new TestGapAgent().Find(SourceCode.Parse(Code), new HashSet<string> { "Money" });

        var gap = Assert.Single(gaps);
        Assert.Equal(("Orders", 1, 2), (gap.Type, gap.Line, gap.Methods));
    }

    [Fact]
    public async Task ANameInTestCodeCountsAndANameInACommentOrStringDoesNot()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("OrdersTests.cs", "// Money\nclass OrdersTests { void Submits() { new Orders().Submit(); var text = \"Basket\"; } }");

        var names = await new TestGapAgent().ReadTestsAsync([new SourceFile(path, "OrdersTests.cs", 1)], CancellationToken.None);

        Assert.Contains("Orders", names);
        Assert.DoesNotContain("Money", names);
        Assert.DoesNotContain("Basket", names);
    }
}
