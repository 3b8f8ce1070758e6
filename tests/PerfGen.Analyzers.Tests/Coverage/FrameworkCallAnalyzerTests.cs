using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Coverage.FrameworkCallAnalyzer>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class FrameworkCallAnalyzerTests
{
    private const string Framework = "namespace Xunit { public class FactAttribute : System.Attribute; public class TheoryAttribute : FactAttribute; }\n";

    [Fact]
    public Task ATrackedMethodThatAFrameworkCallsIsReported() => Rule.ReportsAsync(
        Framework + "class C { int _n; [Xunit.Theory, TrackPerformance] public void [|M|]() => _n++; }",
        "'C.M' is called by its framework ([Theory]), and such calls are not tracked. Track it where it is defined ('partial').");

    [Theory]
    [InlineData("NUnit.Framework", "class TestCaseAttribute : Attribute;", "class C { [NUnit.Framework.TestCase, TrackPerformance] public int [|M|](int x) => x * x; }", "[TestCase]")]
    [InlineData("Microsoft.VisualStudio.TestTools.UnitTesting", "class TestMethodAttribute : Attribute;", "class C { [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod, TrackPerformance] public int [|M|](int x) => x * x; }", "[TestMethod]")]
    [InlineData("ModelContextProtocol.Server", "class McpServerToolAttribute : Attribute;", "class C { [ModelContextProtocol.Server.McpServerTool, TrackPerformance] public int [|M|](int x) => x * x; }", "[McpServerTool]")]
    [InlineData("Microsoft.SemanticKernel", "class KernelFunctionAttribute : Attribute;", "class C { [Microsoft.SemanticKernel.KernelFunction, TrackPerformance] public int [|M|](int x) => x * x; }", "[KernelFunction]")]
    [InlineData("Microsoft.AspNetCore.Mvc", "class ControllerBase;", "class C : Microsoft.AspNetCore.Mvc.ControllerBase { [TrackPerformance] public int [|M|](int x) => x * x; }", "a method of a 'ControllerBase'")]
    [InlineData("Microsoft.AspNetCore.SignalR", "class Hub;", "class C : Microsoft.AspNetCore.SignalR.Hub { [TrackPerformance] public int [|M|](int x) => x * x; }", "a method of a 'Hub'")]
    [InlineData("Orleans", "class Grain;", "class C : Orleans.Grain { [TrackPerformance] public int [|M|](int x) => x * x; }", "a method of a 'Grain'")]
    [InlineData("Grpc.Core", "class BindServiceMethodAttribute : Attribute; [BindServiceMethod] class GreeterBase { public virtual int M(int x) => x; }", "class C : Grpc.Core.GreeterBase { [TrackPerformance] public override int [|M|](int x) => x * x; }", "a method of a gRPC service, 'GreeterBase'")]
    public Task EveryFrameworkThatFindsMethodsIsKnown(string space, string types, string source, string how) => Rule.ReportsAsync(
        $"namespace {space} {{ {types} }}\n{source}",
        $"'C.M' is called by its framework ({how}), and such calls are not tracked. Track it where it is defined ('partial').");

    [Fact]
    public Task WhatAClassOfAFrameworkAddsForItselfIsNot() => Rule.ReportsAsync(
        """
        namespace Orleans { class Grain; }
        namespace Grpc.Core { class BindServiceMethodAttribute : Attribute; [BindServiceMethod] class GreeterBase { public virtual int M(int x) => x; } }
        class A : Orleans.Grain { [TrackPerformance] internal int M(int x) => x * x; }
        class B : Grpc.Core.GreeterBase { [TrackPerformance] public int Own(int x) => x * x; }
        """);

    [Fact]
    public Task OneThatRecordsItselfOrIsNotTrackedOrNotCalledSoIsNot() => Rule.ReportsAsync(
        Framework + """
        namespace Other { class FactAttribute : Attribute; }
        partial class C
        {
            int _n;
            [Xunit.Fact] public void Untracked() => _n++;
            [TrackPerformance] public void Plain() => _n++;
            [Other.Fact, TrackPerformance] public void OfAnother() => _n++;
            [Xunit.Fact, TrackPerformance] public partial void Part();
            private void PartCore() => _n++;
        }
        """);

    [Fact, Edge("PRFG2010")]
    public Task OnlyTheFrameworksAttributeMakesItCall() => Rule.EdgeAsync(
        Framework + "class C { int _n; [$$, TrackPerformance] public void [|M|]() => _n++; }",
        silent: "Obsolete",
        reported: "Xunit.Fact");
}
