using Cast = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Coverage.CallCoverageAnalyzer, PerfGen.CodeFixes.Coverage.DynamicCallCodeFix>;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Coverage.CallCoverageAnalyzer, PerfGen.CodeFixes.Coverage.CallCoverageCodeFix>;
using FrameworkFix = PerfGen.Analyzers.Tests.Harness.FixTest<PerfGen.Analyzers.Coverage.FrameworkCallAnalyzer, PerfGen.CodeFixes.Coverage.CallCoverageCodeFix>;
using FrameworkRule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Coverage.FrameworkCallAnalyzer>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class CallCoverageCodeFixTests
{
    private const string Inside = "Track inside the method";
    private const string Declaration = "Track the declaration as well";

    private const string TestFramework = """
        namespace Xunit { public class FactAttribute : Attribute; public class TheoryAttribute : FactAttribute; }
        namespace Microsoft.AspNetCore.Mvc { public abstract class ControllerBase; }

        """;

    [Fact]
    public Task ACallOnTheBaseIsRecordedByItsBody() => Fix.FixesAsync(
        Inside,
        """
        public class Orders
        {
            [TrackPerformance]
            public virtual int Submit(int order) => order;
        }

        public class Express : Orders
        {
            public override int Submit(int order) => base.{|PRFG2005:Submit|}(order);
        }
        """,
        """
        public partial class Orders
        {
            [TrackPerformance]
            public virtual partial int Submit(int order);

            private int SubmitCore(int order) => order;
        }

        public class Express : Orders
        {
            public override int Submit(int order) => base.Submit(order);
        }
        """);

    [Fact]
    public Task TheInterfaceGetsTheAttributeToo() => Fix.FixesAsync(
        Declaration,
        """
        public interface IOrders
        {
            /// <summary>Submits.</summary>
            int Submit(int order);
        }

        public class Orders : IOrders { [TrackPerformance] public int Submit(int order) => order; }

        public class C { int M(IOrders orders) => orders.{|PRFG2002:Submit|}(1); }
        """,
        """
        public interface IOrders
        {
            /// <summary>Submits.</summary>
            [TrackPerformance]
            int Submit(int order);
        }

        public class Orders : IOrders { [TrackPerformance] public int Submit(int order) => order; }

        public class C { int M(IOrders orders) => orders.Submit(1); }
        """);

    [Fact]
    public Task BothAreOfferedForACallThroughAnInterface() => Fix.OffersAsync(
        "interface I { int Get(); } class A : I { [TrackPerformance] public int Get() => 1; } class C { int M(I i) => i.{|PRFG2002:Get|}(); }", Declaration, Inside);

    [Fact]
    public Task NothingIsOfferedWhereTheBodyWouldFindItselfElsewhere() => Fix.OffersAsync(
        "class A { [TrackPerformance] public virtual string? Get() => System.Reflection.MethodBase.GetCurrentMethod()?.Name; } class B : A { public override string? Get() => base.{|PRFG2005:Get|}(); }");

    [Fact]
    public Task EveryMethodThatNothingCallsIsFixedAtOnce() => Fix.FixesAllAsync(
        Inside,
        """
        public partial class Orders
        {
            [TrackPerformance] public int {|PRFG2011:Submit|}(int order) => order;
            [TrackPerformance] public int {|PRFG2011:Cancel|}(int order) => order;
        }
        """,
        """
        public partial class Orders
        {
            [TrackPerformance] public partial int Submit(int order);

            private int SubmitCore(int order) => order;
            [TrackPerformance] public partial int Cancel(int order);

            private int CancelCore(int order) => order;
        }
        """);

    [Fact]
    public Task ATestIsRecordedByItsBody() => FrameworkFix.FixesAsync(
        Inside,
        TestFramework + """
        public class OrderTests
        {
            [Xunit.Fact, TrackPerformance]
            public async Task {|PRFG2010:Submits|}() => await Task.Yield();
        }
        """,
        TestFramework + """
        public partial class OrderTests
        {
            [Xunit.Fact, TrackPerformance]
            public partial Task Submits();

            private async Task SubmitsCore() => await Task.Yield();
        }
        """);

    [Fact]
    public Task WhatFrameworksCallIsReportedUnlessItRecordsItself() => FrameworkRule.ReportsAsync(
        TestFramework + """
        public partial class OrderTests
        {
            [Xunit.Theory, TrackPerformance] public void [|Submits|]() { }
            [Xunit.Fact] public void Untracked() { }
            [TrackPerformance] public void NoTest() { }
            [Xunit.Fact, TrackPerformance] public partial void Itself();
            private void ItselfCore() { }
        }
        public class OrderController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [TrackPerformance] public int [|Index|]() => 1;
            [TrackPerformance] private int Helper() => 1;
        }
        """,
        "'OrderTests.Submits' is called by its framework ([Theory]), and such calls are not tracked. Track it where it is defined ('partial').",
        "'OrderController.Index' is called by its framework (a method of a 'ControllerBase'), and such calls are not tracked. Track it where it is defined ('partial').");

    /// <summary>Each kind of call that cannot be replaced, alone and all at once.</summary>
    [Theory]
    [InlineData("class C { void M(Orders orders) { System.Linq.Expressions.Expression<Func<int>> tree = () => orders.{|PRFG2004:Submit|}(1); } }")]
    [InlineData("class Express : Orders { public override int Submit(int order) => base.{|PRFG2005:Submit|}(order); }")]
    [InlineData("class C { int M<T>(T orders) where T : Orders => orders.{|PRFG2006:Submit|}(1); }")]
    public async Task EveryCallThatIsNotReplacedIsRecordedByItsBody(string call)
    {
        const string Before = "public class Orders\n{\n    [TrackPerformance]\n    public virtual int Submit(int order) => order;\n}\n";
        const string After = "public partial class Orders\n{\n    [TrackPerformance]\n    public virtual partial int Submit(int order);\n\n    private int SubmitCore(int order) => order;\n}\n";
        var fixedCall = System.Text.RegularExpressions.Regex.Replace(call, @"\{\|PRFG\d+:(\w+)\|\}", "$1");

        await Fix.FixesAsync(Inside, Before + call, After + fixedCall);
        await Fix.FixesAllAsync(Inside, Before + call, After + fixedCall);
    }

    [Fact]
    public async Task ACallThatTheCompilerAddsIsRecordedByItsBody()
    {
        const string Before = "public class Bag\n{\n    [TrackPerformance]\n    public List<int>.Enumerator GetEnumerator() => default;\n}\nclass C { void M(Bag bag) { foreach (var item in {|PRFG2007:bag|}) { } } }";
        const string After = "public partial class Bag\n{\n    [TrackPerformance]\n    public partial List<int>.Enumerator GetEnumerator();\n\n    private List<int>.Enumerator GetEnumeratorCore() => default;\n}\nclass C { void M(Bag bag) { foreach (var item in bag) { } } }";
        await Fix.FixesAsync(Inside, Before, After);
        await Fix.FixesAllAsync(Inside, Before, After);
    }

    [Fact]
    public async Task AMethodThatNothingCallsIsRecordedByItsBody() => await Fix.FixesAsync(
        Inside,
        "public class C\n{\n    public int Count;\n\n    [TrackPerformance]\n    public void {|PRFG2011:Run|}() => Count++;\n}\n",
        "public partial class C\n{\n    public int Count;\n\n    [TrackPerformance]\n    public partial void Run();\n\n    private void RunCore() => Count++;\n}\n");

    [Fact]
    public async Task BodiesBehindAnInterfaceRecordThemselvesAllAtOnce() => await Fix.FixesAllAsync(
        Inside,
        "public interface IOrders { int Submit(int order); }\npublic class Orders : IOrders\n{\n    [TrackPerformance]\n    public int Submit(int order) => order;\n}\nclass C { int M(IOrders orders) => orders.{|PRFG2002:Submit|}(1) + orders.{|PRFG2002:Submit|}(2); }",
        "public interface IOrders { int Submit(int order); }\npublic partial class Orders : IOrders\n{\n    [TrackPerformance]\n    public partial int Submit(int order);\n\n    private int SubmitCore(int order) => order;\n}\nclass C { int M(IOrders orders) => orders.Submit(1) + orders.Submit(2); }");

    [Fact]
    public async Task AMethodWithATypeThatIsPrivateIsRecordedByItsBody()
    {
        const string Before = "public class C\n{\n    private struct Secret;\n\n    [TrackPerformance]\n    private static int Run(Secret secret) => 1;\n\n    int M() => {|PRFG2009:Run|}(default);\n}\n";
        const string After = "public partial class C\n{\n    private struct Secret;\n\n    [TrackPerformance]\n    private static partial int Run(Secret secret);\n\n    private static int RunCore(Secret secret) => 1;\n\n    int M() => Run(default);\n}\n";
        await Fix.FixesAsync(Inside, Before, After);
        await Fix.FixesAllAsync(Inside, Before, After);
    }

    [Fact]
    public async Task AllThatFrameworksCallIsRecordedByItsBody() => await FrameworkFix.FixesAllAsync(
        Inside,
        TestFramework + "public class OrderTests\n{\n    [Xunit.Fact, TrackPerformance]\n    public void {|PRFG2010:Submits|}() => Count++;\n\n    public int Count;\n}\n",
        TestFramework + "public partial class OrderTests\n{\n    [Xunit.Fact, TrackPerformance]\n    public partial void Submits();\n\n    private void SubmitsCore() => Count++;\n\n    public int Count;\n}\n");

    private const string CastTitle = "Cast to the parameters' types";

    [Fact]
    public Task WhatIsDynamicIsCastToTheParametersTypes() => Cast.FixesAsync(
        CastTitle,
        """
        class Orders { [TrackPerformance] public int Submit(List<int> lines, int count = 1, string note = "") => count; }
        class C { int M(Orders orders, dynamic any) => orders.{|PRFG2003:Submit|}(any.Lines, note: any ?? "x"); }
        """,
        """
        class Orders { [TrackPerformance] public int Submit(List<int> lines, int count = 1, string note = "") => count; }
        class C { int M(Orders orders, dynamic any) => orders.Submit((List<int>)any.Lines, note: (string)(any ?? "x")); }
        """);

    [Fact]
    public Task EveryDynamicArgumentIsCastAtOnce() => Cast.FixesAllAsync(
        CastTitle,
        """
        class Orders { [TrackPerformance] public int Submit(int order) => order; }
        class C { int M(Orders orders, dynamic any) => orders.{|PRFG2003:Submit|}(any) + orders.{|PRFG2003:Submit|}(orders.{|PRFG2003:Submit|}(any)); }
        """,
        """
        class Orders { [TrackPerformance] public int Submit(int order) => order; }
        class C { int M(Orders orders, dynamic any) => orders.Submit((int)any) + orders.Submit(orders.Submit((int)any)); }
        """);

    [Theory]
    [InlineData("[TrackPerformance] public int Submit(int order) => order; public int Submit(string order) => 1;", "orders.{|PRFG2003:Submit|}(any)")] // another overload may be meant
    [InlineData("[TrackPerformance] public int Submit<T>(T order) => 1;", "orders.{|PRFG2003:Submit|}(any)")]
    [InlineData("[TrackPerformance] public int Submit(params int[] order) => 1;", "orders.{|PRFG2003:Submit|}(any)")]
    [InlineData("[TrackPerformance] public int Submit(int order) => order;", "any.{|PRFG2003:Submit|}(1)")] // any other object may be meant
    public Task WhereMoreThanOneMethodCanBeMeantNothingIsCast(string members, string call) => Cast.OffersAsync(
        $$"""
        class Orders { {{members}} }
        class C { int M(Orders orders, dynamic any) => {{call}}; }
        """);
}
