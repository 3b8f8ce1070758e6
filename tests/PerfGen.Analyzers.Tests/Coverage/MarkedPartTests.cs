using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Placement;
using PerfGen.Analyzers.Tests.Harness;

namespace PerfGen.Analyzers.Tests.Coverage;

/// <summary>What somebody wrote beside or below [GeneratedCode]: in a type of which a generator has marked its part, as the body of a method that one declares, or in what is marked by hand.</summary>
public sealed class MarkedPartTests
{
    private const string Marked = """[System.CodeDom.Compiler.GeneratedCode("tool", "1.0")] """;

    private const string Orders = """
        public interface IOrders { int Send(int order); }
        public class Orders : IOrders { [TrackPerformance] public int Submit(int order) => order; [TrackPerformance] public int Send(int order) => order; }

        """;

    [Fact]
    public async Task EveryCallInTheWrittenPartHasItsVerdictOnce() => Assert.Equal(
        [
            "Test.cs: PRFG2002 at 'Send'",
            "Test.cs: PRFG2003 at 'Submit'",
            "Test.cs: PRFG2090 at 'Submit'",
            "Test.cs: PRFG2090 at 'Submit'",
            "Test.cs: PRFG2090 at 'Submit'",
            "Other.g.cs: PRFG2008 at 'Submit'",
            "nowhere: PRFG2099: PerfGen tracks 3 of 6 calls of 2 methods (1 dynamic, 1 in generated code, 1 through a base or interface)",
        ],
        await DiagnosticsAsync(
            new CallCoverageAnalyzer(),
            Orders + """
            public partial class Context
            {
                private readonly int _one = new Orders().Submit(1);
                public int M(Orders orders, IOrders any, dynamic unknown) => orders.Submit(2) + any.Send(3) + unknown.Submit(4);
                private sealed class Inner { public int N(Orders orders) => orders.Submit(5); }
            }
            """,
            Marked + "partial class Context { public int G(Orders orders) => orders.Submit(6); }"));

    [Fact]
    public async Task AMethodThatItHandsOverIsReportedOnce() => Assert.Equal(
        ["Test.cs: PRFG2001 at 'orders.Submit'"],
        await DiagnosticsAsync(
            new MethodGroupAnalyzer(),
            Orders + "public partial class Context { public Func<int, int> M(Orders orders) => orders.Submit; }",
            Marked + "partial class Context { }"));

    /// <summary>As generators of view models declare what runs when a property changes.</summary>
    [Fact]
    public async Task ABodyOfAMethodThatAGeneratorDeclaresIsRead() => Assert.Equal(
        [
            "Test.cs: PRFG2002 at 'Send'",
            "Test.cs: PRFG2090 at 'Submit'",
            "nowhere: PRFG2099: PerfGen tracks 1 of 2 calls of 2 methods (1 through a base or interface)",
        ],
        await DiagnosticsAsync(
            new CallCoverageAnalyzer(),
            Orders + """
            public partial class Context
            {
                private readonly Orders _orders = new();
                partial void OnChanged(int order) { _orders.Submit(order); ((IOrders)_orders).Send(order); }
                private void OnChanged(string order) { }
            }
            """,
            "partial class Context { public void Change() => OnChanged(1); " + Marked + "partial void OnChanged(int order); }"));

    /// <summary>Others of the same name are shown by the compiler.</summary>
    [Fact]
    public async Task OnlyWhatHasTheAttributeOnItsOtherPartIsMeant() => Assert.Equal(
        ["Test.cs: PRFG2001 at 'orders.Submit'", "Test.cs: PRFG2001 at 'orders.Submit'", "Test.cs: PRFG2001 at 'orders.Submit'"],
        await DiagnosticsAsync(
            new MethodGroupAnalyzer(),
            Orders + """
            public partial class Context
            {
                public partial Func<int, int> M(Orders orders) => orders.Submit;
                public partial Func<int, int> M(Orders orders, int other);
                public partial Func<int, int> M(Orders orders, int other) => orders.Submit;
                private class Inner { public Func<int, int> M(Orders orders) => orders.Submit; }
            }
            """,
            "partial class Context { " + Marked + "public partial Func<int, int> M(Orders orders); }"));

    /// <summary>To the compiler a type of several parts is written, and a marked one of one part generated. Neither is shown twice, nor left out.</summary>
    [Theory]
    [InlineData("<M> public class Context { public Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("<M> public partial class Context { public Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("<M> public partial class Context { public Func<int, int> M(Orders orders) => orders.Submit; } partial class Context { }")]
    [InlineData("<M> public partial class Context { } partial class Context { public Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("<M> public partial class Context { } partial class Context { <M> public Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("<M> public partial class Context { } partial class Context { <M> public class Inner { public Func<int, int> M(Orders orders) => orders.Submit; } }")]
    [InlineData("public partial class Context { <M> public Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("public partial class Context { <M> public partial Func<int, int> M(Orders orders); public partial Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("public partial class Context { public partial Func<int, int> M(Orders orders); <M> public partial Func<int, int> M(Orders orders) => orders.Submit; }")]
    [InlineData("public partial class Context { static Orders orders = new(); <M> public Func<int, int> P => orders.Submit; }")]
    [InlineData("public partial class Context { static Orders orders = new(); <M> public Func<int, int> P { get { return orders.Submit; } } }")]
    [InlineData("public partial class Context { static Orders orders = new(); <M> public Func<int, int> P { get; } = orders.Submit; }")]
    [InlineData("public partial class Context { static Orders orders = new(); <M> public partial Func<int, int> P { get; } public partial Func<int, int> P { get => orders.Submit; } }")]
    [InlineData("public partial class Context { static Orders orders = new(); <M> private Func<int, int> _f = orders.Submit; }")]
    [InlineData("public partial class Context { <M> public Context(Orders orders) { Func<int, int> f = orders.Submit; } }")]
    [InlineData("public partial class Context { static Orders orders = new(); public Func<int, int> P { <M> get => orders.Submit; } }")]
    public async Task WhatIsMarkedInAWrittenFileIsReadOnce(string source) => Assert.Equal(
        ["Test.cs: PRFG2001 at 'orders.Submit'"],
        await DiagnosticsAsync(new MethodGroupAnalyzer(), Orders + source.Replace("<M>", Marked, StringComparison.Ordinal), ""));

    [Theory]
    [InlineData("<M> public class Context { [DoNotTrack] public void M() { } }")]
    [InlineData("<M> public partial class Context { [DoNotTrack] public void M() { } } partial class Context { }")]
    [InlineData("public partial class Context { <M> [DoNotTrack] public void M() { } }")]
    [InlineData("public partial class Context { <M> partial void M(); [DoNotTrack] partial void M() { } }")]
    public async Task AnAttributeOnItIsLookedAtOnce(string source) => Assert.Equal(
        ["Test.cs: PRFG2015 at 'DoNotTrack'"],
        await DiagnosticsAsync(new PlacementAnalyzer([new TakesNothingOutRule()]), source.Replace("<M>", Marked, StringComparison.Ordinal), ""));

    [Theory]
    [InlineData("PRFG1001", "Open", "[TrackPerformance, System.Runtime.InteropServices.DllImport(\"x\")] private static extern int Open();")]
    [InlineData("PRFG1002", "TrackPerformance", "private int One { [TrackPerformance] get => 1; }")]
    [InlineData("PRFG1002", "TrackPerformance", "private int Two() { return Local(); [TrackPerformance] int Local() => 2; }")]
    [InlineData("PRFG1004", "\"wrong\"", "[TrackPerformance, Measure(\"lines\", \"lines\", From = \"wrong\")] public int Three(int order) => order + 3;")]
    [InlineData("PRFG1005", "Four", "[TrackPerformance] public async void Four() => await Task.Yield();")]
    [InlineData("PRFG2010", "Five", "[Xunit.Fact, TrackPerformance] public void Five() => Console.WriteLine();")]
    [InlineData("PRFG2015", "DoNotTrack", "[DoNotTrack] public void Six() { }")]
    [InlineData("PRFG2015", "DoNotTrack", "private class Inner { [DoNotTrack] public void Seven() { } }")]
    public async Task AnAttributeInTheWrittenPartIsLookedAtOnce(string id, string at, string member) => Assert.Equal(
        [$"Test.cs: {id} at '{at}'"],
        await DiagnosticsAsync(
            id switch
            {
                "PRFG1001" or "PRFG1005" => new UntrackableMethodAnalyzer(),
                "PRFG1002" => new CannotBeTrackedAnalyzer(),
                "PRFG1004" => new CapturePathAnalyzer(),
                "PRFG2010" => new FrameworkCallAnalyzer(),
                _ => new PlacementAnalyzer([new TakesNothingOutRule()]),
            },
            $"namespace Xunit {{ public class FactAttribute : Attribute; }}\npublic partial class Context {{ {member} }}",
            Marked + "partial class Context { }"));

    private static async Task<string[]> DiagnosticsAsync(DiagnosticAnalyzer analyzer, string written, string generated)
    {
        var project = TestSolution.Create([("Test.cs", written)]);
        var compilation = await TestSolution.BuildAsync(project, new OtherGenerator("// <auto-generated/>\n" + generated));
        Assert.Empty(TestSolution.CompilerErrors(compilation));
        return
        [
            .. (await TestSolution.AnalyzeAsync(project, compilation, analyzer))
                .OrderByDescending(static found => found.Location.SourceTree?.FilePath.EndsWith("Test.cs", StringComparison.Ordinal))
                .ThenBy(static found => found.Id, StringComparer.Ordinal)
                .Select(static found => found.Location.SourceTree is { } tree
                    ? $"{Path.GetFileName(tree.FilePath)}: {found.Id} at '{tree.GetText().ToString(found.Location.SourceSpan)}'"
                    : $"nowhere: {found.Id}: {found.GetMessage()}"),
        ];
    }

    private sealed class OtherGenerator(string source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Other.g.cs", source));
    }
}
