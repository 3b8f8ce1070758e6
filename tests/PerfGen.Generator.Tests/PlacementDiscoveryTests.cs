using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>Attributes that stand elsewhere than on the method are found from where it is called: in this project, in another one, and in a compiled assembly.</summary>
public sealed class PlacementDiscoveryTests
{
    private const string Library = """
        namespace Library;

        [TrackPerformance]
        public class OnType
        {
            public int Use() => 1;
        }

        [TrackPerformance]
        public interface IOnInterface
        {
            int Serve();
        }

        [TrackPerformance(Inherited = true)]
        public class Base
        {
            public virtual int Overridden() => 1;
        }
        """;

    private const string Caller = """
        using Library;

        public class Served : IOnInterface
        {
            public int Serve() => 1;
        }

        public class Derived : Base
        {
            public override int Overridden() => 2;

            public int Added() => 2;
        }

        public static class Caller
        {
            public static int Run() => new OnType().Use() + new Served().Serve() + new Derived().Overridden() + new Derived().Added();
        }
        """;

    [Theory]
    [InlineData("same")]
    [InlineData("project")]
    [InlineData("file")]
    public void AttributesOnTypesAreFoundWhereverTheTypeIs(string where)
    {
        var library = new TestProject { Name = "Library" }.With("Library.cs", Library);
        var run = GeneratorRun.Of(where switch
        {
            "same" => TestProject.Of(Caller).With("Library.cs", Library),
            "project" => TestProject.Of(Caller) with { References = [GeneratorRun.Of(library).Output.ToMetadataReference()] },
            _ => TestProject.Of(Caller) with { References = [library.Emit()] },
        });

        Assert.Empty(run.Problems);
        Assert.Equal(["Derived.PerfGen.g.cs", "Library.OnType.PerfGen.g.cs", "Served.PerfGen.g.cs"], run.Files.Keys);
        Assert.Contains("method: \"Overridden\"", run.Files["Derived.PerfGen.g.cs"], StringComparison.Ordinal);
        Assert.Contains("method: \"Added\"", run.Files["Derived.PerfGen.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("project")]
    [InlineData("file")]
    public void AnAssemblysWordHoldsForItsOwnTypes(string where)
    {
        const string Source = """
            [assembly: TrackPerformance(Exclude = "Skip*")]
            [assembly: TrackPerformance(typeof(System.Text.StringBuilder), nameof(System.Text.StringBuilder.Clear))]

            namespace Library;

            public class Any
            {
                public int Use() => 1;

                public int SkipThis() => 1;
            }
            """;
        const string Calls = "public static class Caller { public static int Run() => new Library.Any().Use() + new Library.Any().SkipThis() + new System.Text.StringBuilder().Clear().Length; }";
        var library = new TestProject { Name = "Library" }.With("Library.cs", Source);
        var run = GeneratorRun.Of(where switch
        {
            "same" => TestProject.Of(Calls).With("Library.cs", Source),
            "project" => TestProject.Of(Calls) with { References = [GeneratorRun.Of(library).Output.ToMetadataReference()] },
            _ => TestProject.Of(Calls) with { References = [library.Emit()] },
        });

        Assert.Empty(run.Problems);

        // What an assembly says of types that are not its own holds for its own calls.
        Assert.Equal(where == "same" ? ["Library.Any.PerfGen.g.cs", "System.Text.StringBuilder.PerfGen.g.cs"] : ["Library.Any.PerfGen.g.cs"], run.Files.Keys);
        Assert.DoesNotContain("SkipThis", run.Files["Library.Any.PerfGen.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Use", true)]
    [InlineData("U?e", true)]
    [InlineData("*", true)]
    [InlineData("**e", true)]
    [InlineData("U*s*e", true)]
    [InlineData("Other; Use", true)]
    [InlineData("use", false)]
    [InlineData("Us", false)]
    [InlineData("?Use", false)]
    [InlineData("", false)]
    public void NamePatternsMeanWholeNames(string pattern, bool isMeant)
    {
        var run = GeneratorRun.Of($$"""[TrackPerformance(Include = "{{pattern}}")] public class C { public int Use() => 1; public int Run() => Use(); }""");

        Assert.Equal(isMeant ? ["C.PerfGen.g.cs"] : [], run.Files.Keys);
    }

    [Fact]
    public void AnAttributeOnOnePartOfATypeOrUnderAnAliasHoldsForAllOfIt()
    {
        var run = GeneratorRun.Of(TestProject.Of("using T = PerfGen.TrackPerformanceAttribute; namespace N; [T] public partial class C;")
            .With("Other.cs", "namespace N; public partial class C { public int Use() => 1; public int Run() => Use(); }"));

        Assert.Equal(["N.C.PerfGen.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void GenericTypesAreNamedOpen()
    {
        var run = GeneratorRun.Of("""
            [assembly: TrackPerformance(typeof(List<>), nameof(List<int>.TrimExcess))]
            public class C { public void Run() => new List<int>().TrimExcess(); }
            """);

        Assert.Empty(run.Problems);
        Assert.Equal(["System.Collections.Generic.List{T}.PerfGen.g.cs"], run.Files.Keys);
    }
}
