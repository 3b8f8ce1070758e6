using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Coverage.CallCoverageAnalyzer>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class CallCoverageAnalyzerTests
{
    private const string Orders = """
        public partial class Orders
        {
            [TrackPerformance] public virtual int Submit(int order) => order;
            [TrackPerformance] public int Check(string text) => 1;
            [TrackPerformance] public static T Same<T>(T value) => value;
            [TrackPerformance] public partial int Cancel(int order);
            private int CancelCore(int order) => order;
            public int Plain(int order) => order;
        }

        """;

    [Fact]
    public Task EachTrackedCallIsMarked() => Rule.ReportsAsync(
        Orders + """
        class C
        {
            int M(Orders orders, Orders? none) =>
                orders.{|PRFG2090:Submit|}(1) + none?.{|PRFG2090:Check|}("") ?? Orders.{|PRFG2090:Same|}(2) + orders.{|PRFG2090:Cancel|}(3) + orders.Plain(4);
        }
        """,
        "this call of 'Orders.Submit' is tracked",
        "this call of 'Orders.Check' is tracked",
        "this call of 'Orders.Same' is tracked",
        "this call of 'Orders.Cancel' is tracked where the method is defined");

    [Fact]
    public Task ACallThroughAnUntrackedInterfaceOrBaseIsReported() => Rule.ReportsAsync(
        """
        interface IOrders { int Submit(int order); int Cancel(int order); }
        abstract class Base { public abstract int Check(); public virtual int Free() => 1; }
        partial class Orders : Base, IOrders, IDisposable
        {
            [TrackPerformance] public int Submit(int order) => order;
            [TrackPerformance] public override int Check() => 1;
            [TrackPerformance] public void Dispose() { }
            [TrackPerformance] public override string ToString() => "";
            [TrackPerformance] public partial int Cancel(int order);
            private int CancelCore(int order) => order;
        }
        class C
        {
            void M(IOrders orders, Base b, IDisposable any)
            {
                orders.{|PRFG2002:Submit|}(1);
                b.{|PRFG2002:Check|}();
                orders.Cancel(1);
                b.Free();
                any.Dispose();
                b.ToString();
            }
        }
        """,
        "this call of 'IOrders.Submit' is not tracked, though 'Orders.Submit' is. Put [TrackPerformance] on 'IOrders.Submit' as well, or track 'Orders.Submit' where it is defined ('partial').",
        "this call of 'Base.Check' is not tracked, though 'Orders.Check' is. Put [TrackPerformance] on 'Base.Check' as well, or track 'Orders.Check' where it is defined ('partial').");

    [Fact]
    public Task ADynamicCallIsReportedWhereItMayMeanATrackedMethod() => Rule.ReportsAsync(
        Orders + """
        class C
        {
            void M(dynamic any, Orders orders)
            {
                any.{|PRFG2003:Submit|}(1);
                orders.{|PRFG2003:Submit|}(any);
                any.{|PRFG2003:Cancel|}(any);
                any.Submit();
                any.Elsewhere(1);
                orders.Plain(any);
                orders.{|PRFG2090:Submit|}((int)any);
            }
        }
        """);

    [Fact, Edge("PRFG2003")]
    public Task ADynamicArgumentLeavesTheTypeOfTheReceiverKnown() => Rule.EdgeAsync(
        Orders + """
        class Other { public int Submit(int order) => order; }
        class C { int M(dynamic any, Orders orders, Other other) => $$(any); }
        """,
        silent: "other.Submit",
        reported: "orders.{|PRFG2003:Submit|}");

    [Fact]
    public Task ACallInAnExpressionTreeIsReportedAndOneInALambdaIsTracked() => Rule.ReportsAsync(
        """
        using System.Linq.Expressions;

        """ + Orders + """
        class C
        {
            void M(Orders orders, IQueryable<int> data, IEnumerable<int> list)
            {
                Expression<Func<int>> tree = () => orders.{|PRFG2004:Submit|}(1);
                Func<int> lambda = () => orders.{|PRFG2090:Submit|}(1);
                data.Where(n => orders.{|PRFG2004:Submit|}(n) > 1);
                list.Where(n => orders.{|PRFG2090:Submit|}(n) > 1);
                _ = from n in data where orders.{|PRFG2004:Submit|}(n) > 1 select n;
                _ = from n in list where orders.{|PRFG2090:Submit|}(n) > 1 select n;
            }
        }
        """);

    [Fact]
    public Task ACallOnTheBaseIsReportedWhereItIsVirtual() => Rule.ReportsAsync(
        Orders + """
        class Express : Orders
        {
            public override int Submit(int order) => base.{|PRFG2005:Submit|}(order) + base.{|PRFG2090:Check|}("");
        }
        """,
        "this call of 'Orders.Submit' on the base is not tracked. Track it where it is defined ('partial').",
        "this call of 'Orders.Check' is tracked");

    [Fact]
    public Task ACallThroughATypeParameterIsReported() => Rule.ReportsAsync(
        """
        interface IOrders { [TrackPerformance] int Submit(); [TrackPerformance] static abstract int Make(); }
        class C
        {
            int M<T>(T one, IOrders two) where T : IOrders => one.{|PRFG2006:Submit|}() + T.{|PRFG2006:Make|}() + two.{|PRFG2090:Submit|}();
        }
        """,
        "this call of 'IOrders.Submit' through a type parameter is not tracked. It cannot be tracked where it is defined either, because it is a member of an interface.",
        "this call of 'IOrders.Make' through a type parameter is not tracked. It cannot be tracked where it is defined either, because it is a member of an interface.",
        "this call of 'IOrders.Submit' is tracked");

    [Fact]
    public Task WhatTheCompilerCallsOnItsOwnIsReported() => Rule.ReportsAsync(
        """
        using System.Collections;
        using System.Runtime.CompilerServices;
        class Bag : IEnumerable, IDisposable
        {
            [TrackPerformance] public void Add(int item) { }
            [TrackPerformance] public List<int>.Enumerator GetEnumerator() => default;
            IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
            [TrackPerformance] public void Dispose() { }
            [TrackPerformance] public void Deconstruct(out int one, out int two) => one = two = 1;
            [TrackPerformance] public TaskAwaiter GetAwaiter() => default;
        }
        class C
        {
            async Task M(Bag bag, List<int> free)
            {
                _ = new Bag { {|PRFG2007:1|}, {|PRFG2007:2|} };
                foreach (var item in {|PRFG2007:bag|}) { }
                foreach (var item in free) { }
                using var end = {|PRFG2007:|}free.GetEnumerator();
                using (bag) { }
                var (one, two) = bag;
                await bag;
            }
        }
        """.Replace("{|PRFG2007:|}", "", StringComparison.Ordinal)
            .Replace("using (bag)", "using ({|PRFG2007:bag|})", StringComparison.Ordinal)
            .Replace("var (one, two) = bag", "{|PRFG2007:var (one, two) = bag|}", StringComparison.Ordinal)
            .Replace("await bag", "{|PRFG2007:await bag|}", StringComparison.Ordinal));

    [Fact]
    public Task WhatGeneratedCodeCannotNameIsReported() => Rule.ReportsAsync(
        """
        public class Shop
        {
            private sealed class Basket { }
            [TrackPerformance] private int Count(Basket basket) => 1;
            [TrackPerformance] private int Sum(int one) => one;
            public int Run() => {|PRFG2009:Count|}(new Basket()) + {|PRFG2090:Sum|}(1);
        }
        """,
        "this call of 'Shop.Count' is not tracked, because generated code cannot reach it or name a type in its signature. Track it where it is defined ('partial').",
        "this call of 'Shop.Sum' is tracked");

    [Fact]
    public Task AMethodThatNothingCallsIsReported() => Rule.ReportsAsync(
        """
        interface IOrders { int Submit(); [TrackPerformance] int Check(); }
        partial class Orders : IOrders
        {
            [TrackPerformance] public int {|PRFG2011:Cancel|}() => 1;
            [TrackPerformance] public int Submit() => 1;
            [TrackPerformance] public int Check() => 1;
            [TrackPerformance] public int Hand() => 1;
            [TrackPerformance] public partial int Itself();
            private int ItselfCore() => 1;
        }
        class C
        {
            Func<int> _hand = new Orders().Hand;
            int M(IOrders orders) => orders.Check() + orders.{|PRFG2002:Submit|}();
        }
        """);

    [Fact]
    public Task ConditionalCallsAreHiddenAndThoseThatAreTakenOutAreNotReported() => Rule.ReportsAsync(
        """
        #define TRACE
        using System.Diagnostics;
        class Log { [Conditional("TRACE"), TrackPerformance] public static void Write() { } [TrackPerformance] public static void Read() { } }
        class C
        {
            void M() { Log.{|PRFG2014:Write|}(); Log.{|PRFG2090:Read|}(); }
            [DoNotTrack(CallsInside = true)] void Out() => Log.Read();
        }
        """);

    [Fact]
    public Task TwoFilesOfTheSameTextAreTheReasonThatIsGiven()
    {
        const string Same = "file static class Local { static int Run() => Stock.{|PRFG9001:Count|}(); }";
        const string Reason = "PerfGen left this call of 'Stock.Count' as it is written: another file has the same text, and the compiler cannot tell their calls apart";
        return Rule.ReportsAsync([("A.cs", Same), ("B.cs", Same), ("Stock.cs", "static class Stock { [TrackPerformance] public static int Count() => 1; }")], Reason, Reason);
    }

    [Fact, Edge("PRFG9001")]
    public Task OneLetterMakesTwoFiles() => Rule.EdgeAsync(
        [
            ("A.cs", "file static class Local { static int Run() => Stock.{|PRFG9001:Count|}(); }"),
            ("B.cs", "file static class Local { static int Run() => Stock.{|PRFG9001:Count|}(); }$$"),
            ("Stock.cs", "static class Stock { [TrackPerformance] public static int Count() => 1; }"),
        ],
        silent: " ",
        reported: "");

    [Fact]
    public Task APartialMethodWithAnAsyncVoidBodyIsNoFaultOfOurs() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] partial void Fire();
            private async void FireCore() => await Task.Yield();
            void M() => Fire();
        }
        """);

    [Fact]
    public Task WithoutTheAttributeThereIsNothingToSay() => Rule.ReportsAsync(
        """
        class C { int Get() => 1; int M(dynamic any) => Get() + any.Get() + new C().Get(); }
        """);

    [Fact]
    public async Task TheScoreCountsCallsMethodsAndReasons()
    {
        var project = TestSolution.Create([("Test.cs", Orders + """
            class Express : Orders
            {
                public override int Submit(int order) => base.Submit(order);
                int M(Func<int, int> f) => Check("") + Check("") + Cancel(1) + new Express().M(Cancel) + M(Submit) + M(new Orders().Submit);
            }
            """)]);

        var diagnostics = await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), new CallCoverageAnalyzer());

        Assert.Equal(
            "PerfGen tracks 4 of 6 calls of 4 methods (1 as a delegate, 1 on the base, 1 method that nothing calls)",
            Assert.Single(diagnostics, static diagnostic => diagnostic.Id == "PRFG2099").GetMessage());
    }

    [Fact, Edge("PRFG2099")]
    public async Task OneTrackedMethodMakesAScore()
    {
        Assert.Contains(await IdsAsync("class C { [TrackPerformance] void M() { } }"), static id => id == "PRFG2099");
        Assert.DoesNotContain(await IdsAsync("class C { void M() { } }"), static id => id == "PRFG2099");

        static async Task<IEnumerable<string>> IdsAsync(string source)
        {
            var project = TestSolution.Create([("Test.cs", source)]);
            return (await TestSolution.AnalyzeAsync(project, await TestSolution.BuildAsync(project), new CallCoverageAnalyzer())).Select(static diagnostic => diagnostic.Id);
        }
    }

    [Fact]
    public async Task SwitchedOffItSaysNothing()
    {
        var project = TestSolution.Create([("Test.cs", Orders + "class C : Orders { int M() => base.Submit(1); }")], "is_global = true\nbuild_property.PerfGenEnabled = false");

        Assert.Empty(await TestSolution.AnalyzeAsync(project, (await project.GetCompilationAsync())!, new CallCoverageAnalyzer()));
    }

    [Fact, Edge("PRFG2002")]
    public Task TheDeclarationNeedsTheAttributeToo() => Rule.EdgeAsync(
        "interface IOrders { $$int Submit(); } class Orders : IOrders { [TrackPerformance] public int Submit() => 1; } class C { int M(IOrders orders) => orders.{|PRFG2002:Submit|}(); }",
        silent: "[TrackPerformance] ",
        reported: "");

    [Fact, Edge("PRFG2004")]
    public Task ALambdaRunsAndATreeIsTranslated() => Rule.EdgeAsync(
        """
        class Orders { [TrackPerformance] public int Submit(int order) => order; public int Plain(int order) => order; }
        class C { void M(Orders orders) { $$ made = () => orders.{|PRFG2004:Submit|}(1); } }
        """,
        silent: "Func<int>",
        reported: "System.Linq.Expressions.Expression<Func<int>>");

    [Fact, Edge("PRFG2005")]
    public Task AnotherObjectIsNotTheBase() => Rule.EdgeAsync(
        """
        class Orders { [TrackPerformance] public virtual int Submit(int order) => order; }
        class Express : Orders { public override int Submit(int order) => $$.{|PRFG2005:Submit|}(order); }
        """,
        silent: "new Orders()",
        reported: "base");

    [Fact, Edge("PRFG2006")]
    public Task AnInterfaceIsNoTypeParameter() => Rule.EdgeAsync(
        "interface IOrders { [TrackPerformance] int Submit(); } class C { int M<T>($$ orders) where T : IOrders => orders.{|PRFG2006:Submit|}(); }",
        silent: "IOrders",
        reported: "T");

    [Fact, Edge("PRFG2007")]
    public Task ALoopCallsWhatItsTypeDeclares() => Rule.EdgeAsync(
        """
        class Bag { [TrackPerformance] public List<int>.Enumerator GetEnumerator() => default; }
        class C { void M(Bag bag, List<int> free) { foreach (var item in $$) { } } }
        """,
        silent: "free",
        reported: "{|PRFG2007:bag|}");

    [Fact, Edge("PRFG2009")]
    public Task GeneratedCodeCannotNameWhatIsPrivate() => Rule.EdgeAsync(
        "class C { $$ struct Secret; [TrackPerformance] private static int Run(Secret secret) => 1; int M() => {|PRFG2009:Run|}(default); }",
        silent: "internal",
        reported: "private");

    [Fact, Edge("PRFG2011")]
    public Task OneCallIsEnough() => Rule.EdgeAsync(
        "public class C { int _n; [TrackPerformance] public void {|PRFG2011:Run|}() => _n++; void M() { $$ } }",
        silent: "Run();",
        reported: "");

    [Fact, Edge("PRFG2014")]
    public Task WhatIsAlwaysCompiledIsTracked() => Rule.EdgeAsync(
        "class C { $$[TrackPerformance] static void Log() { } void M() => {|PRFG2014:Log|}(); }",
        silent: "",
        reported: """[System.Diagnostics.Conditional("TRACE")] """);

    [Fact, Edge("PRFG2090")]
    public Task OnlyATrackedMethodIsMarked() => Rule.EdgeAsync(
        """
        class Orders { [TrackPerformance] public int Submit(int order) => order; public int Plain(int order) => order; }
        class C { int M(Orders orders) => orders.$$(1); }
        """,
        silent: "Plain",
        reported: "{|PRFG2090:Submit|}");
}
