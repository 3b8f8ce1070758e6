using Microsoft.CodeAnalysis;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>However the attribute is written, and wherever the method lives, its calls are found.</summary>
public sealed class DiscoveryTests
{
    private const string Library = """
        namespace Library;

        public partial class Tool
        {
            [TrackPerformance("use_time", Agent = "library")]
            public int Use() => 1;

            [TrackPerformance]
            public partial int Own();

            private int OwnCore() => 1;

            public int Plain() => 1;

            [TrackPerformance]
            internal int Hidden() => 1;
        }
        """;

    private const string Caller = """
        using Library;

        public static class Caller
        {
            public static int Run() => new Tool().Use() + new Tool().Own() + new Tool().Plain();
        }
        """;

    [Theory]
    [InlineData("", "TrackPerformance")]
    [InlineData("", "TrackPerformanceAttribute")]
    [InlineData("", "global::PerfGen.TrackPerformance()")]
    [InlineData("", "PerfGen.TrackPerformanceAttribute(\"m\")")]
    [InlineData("using Timed = PerfGen.TrackPerformanceAttribute;", "Timed")]
    [InlineData("using TimedAttribute = PerfGen.TrackPerformanceAttribute;", "Timed")]
    [InlineData("using P = PerfGen;", "P.TrackPerformance")]
    [InlineData("using P = PerfGen;", "P::TrackPerformance")]
    public void TheAttributeIsFoundUnderEveryNameThatItCanHave(string import, string attribute)
    {
        var run = GeneratorRun.Of($$"""
            {{import}}
            public class C
            {
                [Obsolete, {{attribute}}]
                public int M() => 1;

                [Obsolete]
                public int Run() => M();
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(["C.PerfGen.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void AGlobalAliasInAnotherFileIsFound()
    {
        var run = GeneratorRun.Of(TestProject.Of("public class C { [Timed] public int M() => 1; public int Run() => M(); }")
            .With("Aliases.cs", "global using Timed = PerfGen.TrackPerformanceAttribute;"));

        Assert.Equal(["C.PerfGen.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void AnAttributeOfTheSameNameIsNotTakenForPerfGens()
    {
        var run = GeneratorRun.Of("""
            namespace Other
            {
                public class TrackPerformanceAttribute : Attribute;

                public class C
                {
                    [TrackPerformance]
                    public int M() => 1;

                    public int Run() => M();
                }
            }
            """);

        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MethodsOfReferencedProjectsAreTrackedWhereTheyAreCalledUnlessTheyRecordThemselves(bool asFile)
    {
        var library = new TestProject { Name = "Library" }.With("Tool.cs", Library);
        var reference = asFile ? library.Emit() : GeneratorRun.Of(library).Output.ToMetadataReference();

        var run = GeneratorRun.Of(TestProject.Of(Caller) with { References = [reference] });

        Assert.Empty(run.Problems);
        var file = Assert.Single(run.Files);
        Assert.Equal("Library.Tool.PerfGen.g.cs", file.Key);
        Assert.Contains("assembly: \"Library\"", file.Value, StringComparison.Ordinal);
        Assert.Contains("agent: \"library\"", file.Value, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(file.Value, "InterceptsCall\\("));
    }

    [Fact]
    public void AReferenceThatIsNoAssemblyTakesNothingAway()
    {
        var broken = MetadataReference.CreateFromImage([1, 2, 3]);

        var run = GeneratorRun.Of(TestProject.Of("public class C { [TrackPerformance] public int M() => 1; public int Run() => M(); }") with { References = [broken] });

        Assert.Equal(["C.PerfGen.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void ATypeThatTwoReferencesDefineIsLeftAlone()
    {
        var one = new TestProject { Name = "One" }.With("Tool.cs", "namespace Library; public class Input { }").Emit();
        var two = new TestProject { Name = "Two" }.With("Tool.cs", "namespace Library; public class Input { }").Emit();
        var three = (new TestProject { Name = "Three", References = [one] }).With("Tool.cs", "namespace Library; public class Tool { [TrackPerformance] public int Use(Input? input) => 1; }").Emit();

        var run = GeneratorRun.Of(TestProject.Of("public static class Caller { public static int Run() => new Library.Tool().Use(null); }") with { References = [one, two, three] });

        Assert.Empty(run.Problems);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void AnAliasedReferenceCannotBeNamedAndIsLeftAlone()
    {
        var library = new TestProject { Name = "Library" }.With("Tool.cs", Library).Emit().WithAliases(["lib"]);

        var run = GeneratorRun.Of(TestProject.Of("extern alias lib;\n" + Caller.Replace("using Library;", "using lib::Library;", StringComparison.Ordinal)) with { References = [library] });

        Assert.Empty(run.Problems);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("public static int M(__arglist) => 1;", "C.M(__arglist(1))")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"nothing\")] public static extern int M();", "C.M()")]
    [InlineData("public delegate int D(); [TrackPerformance] public static D M => static () => 1;", "C.M()", false)]
    public void MethodsThatCannotBeWrappedAreLeftAlone(string member, string call, bool compiles = true)
    {
        var run = GeneratorRun.Of($$"""
            public static class C
            {
                [TrackPerformance]
                {{member}}
            }

            public static class Caller
            {
                public static int Run() => {{call}};
            }
            """);

        Assert.Equal(compiles, run.Problems.Count == 0);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void CodeThatDoesNotCompileIsLeftToTheCompiler()
    {
        var run = GeneratorRun.Of("""
            public partial class C
            {
                [TrackPerformance]
                public int M(Missing missing, int[ count) => 1;

                [TrackPerformance]
                public partial int NoCore();

                [TrackPerformance(new[] { "a" }, Agent = 1)]
                public partial int WithCore();

                private int WithCoreCore() => 1;

                [TrackPerformance("a", Agent = 1)]
                [Measure]
                public Missing<int> N() => M(null, 1, );

                public void Run()
                {
                    M(null, null);
                    N();
                    N(
                }
            """);

        Assert.NotEmpty(run.Problems);
        Assert.Empty(run.GeneratorDiagnostics);
        Assert.DoesNotContain("C.PerfGen.g.cs", run.Files.Keys);
    }

    [Fact]
    public void CallsInGeneratedTextOfTheUserAndInInactiveCodeAreTakenAsTheyAre()
    {
        var run = GeneratorRun.Of("""
            public class C
            {
                [TrackPerformance]
                public int M() => 1;

            #line 100 "elsewhere.razor"
                public int Run() => M();
            #line default
            #if NEVER
                public int Never() => M();
            #endif
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Contains("// Program.cs(7,25)", Assert.Single(run.Files).Value, StringComparison.Ordinal);
    }
}
