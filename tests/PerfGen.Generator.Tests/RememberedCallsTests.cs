using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>What is remembered of files that an edit leaves alone is what would be found there again: each edit's output is that of a run from scratch.</summary>
public sealed class RememberedCallsTests
{
    private const string Declaring = """
        namespace Shop;

        public class Stock
        {
            [TrackPerformance]
            public IEnumerable<int> All() { return [1]; }

            [TrackPerformance]
            public int Count(object what) => 1;

            public const int Least = 1;

            public static readonly int Most = 2;
        }
        """;

    private const string Calling = """
        namespace Shop;

        public static class Caller
        {
            public static int Run() => new Stock().Count("a") + new Stock().All().Count();
        }
        """;

    private static readonly TestProject Project = new TestProject().With("Stock.cs", Declaring).With("Caller.cs", Calling);

    public static TheoryData<string, string> EditsOfTheOtherFile => new()
    {
        { "=> 1;", "=> 2;" },
        { "{ return [1]; }", "{ yield return 1; }" },
        { "{ return [1]; }", "{ return Inner(); IEnumerable<int> Inner() { yield return 1; } }" },
        { "{ return [1]; }", "{ if (Most > 1) { yield return 1; } }" },
        { "Count(object what)", "Count(string what)" },
        { "public int Count", "internal long Count" },
        { "[TrackPerformance]\n    public int", "public int" },
        { "[TrackPerformance]\n    public int", "[TrackPerformance(\"stock_time\")]\n    public int" },
        { "public class Stock", "public interface IStock { }\n\npublic class Stock : IStock" },
        { "namespace Shop;", "using Sized = System.Int32;\n\nnamespace Shop;" },
        { "Least = 1", "Least = 3" },
        { "Most = 2", "Most = 4" },
        { "public int Count(object what) => 1;", "public int Count(object what) => 1;\n\n    public int Count(string what) => 2;" },
    };

    [Theory]
    [MemberData(nameof(EditsOfTheOtherFile))]
    public void AnEditElsewhereIsSeenWhereItMatters(string from, string to)
    {
        var edited = Project.With("Stock.cs", Declaring.Replace(from, to, StringComparison.Ordinal));
        Assert.NotEqual(Project.Files[1], edited.Files[1]);

        var run = GeneratorRun.Of(Project).After(edited);

        Assert.Equal(GeneratorRun.Of(edited.Anew()).Files, run.Files);
        Assert.Equal(GeneratorRun.Of(Project.Anew()).Files, run.After(Project).Files);
    }

    [Fact]
    public void AnotherReferenceIsAnotherMeaning()
    {
        static TestProject Library(string attribute) => TestProject.Of($"namespace Lib; public static class Tool {{ {attribute} public static int Use() => 1; }}") with { Name = "Lib" };
        var project = TestProject.Of("namespace Shop; public static class C { public static int Run() => Lib.Tool.Use(); }");
        var plain = project with { References = [Library("").Emit()] };
        var tracked = project with { References = [Library("[TrackPerformance]").Emit()] };

        var run = GeneratorRun.Of(plain).After(tracked);

        Assert.Single(run.Files);
        Assert.Empty(run.After(plain).Files);
    }
}
