using Microsoft.CodeAnalysis;
using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Coverage.MethodGroupAnalyzer>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class MethodGroupAnalyzerTests
{
    [Fact]
    public Task ATrackedMethodHandedOverIsReportedWithWhatToDo() => Rule.ReportsAsync(
        """
        class SearchTool { [TrackPerformance] public Task<int> FindAsync(string query) => Task.FromResult(query.Length); }
        static class Tools { public static void Add(Func<string, Task<int>> tool) { } }
        class C { void M(SearchTool search) => Tools.Add([|search.FindAsync|]); }
        """,
        "this use of 'SearchTool.FindAsync' as a delegate is not tracked. Track it where it is defined ('partial'), or call it from a lambda.");

    [Fact]
    public Task EveryWayToMakeADelegateIsReported() => Rule.ReportsAsync(
        """
        unsafe class C
        {
            [TrackPerformance] static int Twice(int n) => n * 2;
            [TrackPerformance] static void Handle(object? sender, EventArgs e) { }
            [TrackPerformance] static T Same<T>(T value) => value;
            event EventHandler? Changed;
            static Func<int, int> _field = [|Twice|];
            static Func<int, int> Property => [|Twice|];
            static Func<int, int> Return() { return [|Twice|]; }
            void M(IEnumerable<int> numbers)
            {
                numbers.Select([|Twice|]).Select([|C.Twice|]).Select([|Same<int>|]).Select([|Same|]).ToArray();
                Changed += [|Handle|];
                Changed += new EventHandler([|Handle|]);
                var natural = [|Twice|];
                Delegate bare = [|Twice|];
                Func<int, int>[] list = [[|Twice|], ([|Twice|])];
                delegate*<int, int> pointer = &[|Twice|];
                Func<int, int> cast = (Func<int, int>)[|Twice|];
                Func<int, int> chosen = numbers.Any() ? [|Twice|] : null!;
                Lazy<int> lazy = new([|One|]);
            }
            [TrackPerformance] static int One() => 1;
        }
        """);

    [Fact]
    public Task ExtensionAndOverriddenAndInterfaceMethodsAreReportedByTheirOwnAttribute() => Rule.ReportsAsync(
        """
        static class E { [TrackPerformance] public static int Words(this string text) => text.Length; }
        interface I { [TrackPerformance] int Get(); }
        class B { [TrackPerformance] public virtual int Get() => 1; }
        class D : B { public override int Get() => 2; }
        class C
        {
            void M(string text, I i, B b, D d)
            {
                Func<int> one = [|text.Words|], two = [|i.Get|], three = [|b.Get|], four = d.Get;
            }
        }
        """,
        "this use of 'E.Words' as a delegate is not tracked. Track it where it is defined ('partial'), or call it from a lambda.",
        "this use of 'I.Get' as a delegate is not tracked. Call it from a lambda; it cannot be tracked where it is defined, because it is a member of an interface.",
        "this use of 'B.Get' as a delegate is not tracked. Track it where it is defined ('partial'), or call it from a lambda.");

    [Fact]
    public Task WhatIsNeverCalledThroughIsNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] static void Handle(object? sender, EventArgs e) { }
            event EventHandler? Changed;
            void M()
            {
                Changed -= Handle;
                EventHandler? handlers = null;
                handlers -= Handle;
                var name = nameof(Handle);
                Handle(null, EventArgs.Empty);
                EventHandler lambda = (sender, e) => Handle(sender, e);
            }
        }
        """);

    [Fact]
    public Task MethodsWithoutTheAttributeAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            static int Twice(int n) => n * 2;
            Func<int, int> _field = Twice;
            Func<object, bool> _other = "".Equals;
        }
        """);

    [Fact]
    public Task APartialMethodThatRecordsItselfIsNotReported() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] private partial int Twice(int n);
            private int TwiceCore(int n) => n * 2;
            Func<int, int> Property => Twice;
        }

        // What the generator writes.
        partial class C
        {
            [TrackedAtDefinition] private partial int Twice(int n) => TwiceCore(n);
        }
        """);

    [Fact]
    public Task APartialMethodWhoseBodyPerfGenGeneratesIsNotReported() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] private partial int Twice(int n);
            private int TwiceCore(int n) => n * 2;
            Func<int, int> Property => Twice;
        }
        """);

    [Theory]
    [InlineData("async void M() => await Task.Yield();", "Action", "nothing tells when an 'async void' method ends")]
    [InlineData("System.Runtime.CompilerServices.YieldAwaitable M() => Task.Yield();", "Delegate", "what it returns can be awaited and is no task")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"x\")] static extern int M();", "Func<int>", "it is implemented outside of .NET")]
    public Task AMethodOfWhichNoCallIsTrackedIsReportedAsSuch(string method, string type, string reason) => Rule.ReportsAsync(
        $$"""
        class C
        {
            [TrackPerformance] {{method}}
            {{type}} Use() => [|M|];
        }
        """,
        $"this use of 'C.M' as a delegate is not tracked. No call of it is, because {reason}.");

    [Fact]
    public Task ALambdaIsNotRecommendedWhereItsCallIsNotTrackedEither() => Rule.ReportsAsync(
        """
        class B { [TrackPerformance] public virtual int Get() => 1; }
        class D : B
        {
            private class Hidden;
            [TrackPerformance] static int Of(Hidden hidden) => 1;
            Func<int> OfBase() => [|base.Get|];
            Func<Hidden, int> OfHidden() => [|Of|];
        }
        """,
        "this use of 'B.Get' as a delegate is not tracked. Track it where it is defined ('partial').",
        "this use of 'D.Of' as a delegate is not tracked. Track it where it is defined ('partial').");

    [Fact]
    public Task APartialMethodWithABodyOfItsOwnIsReported() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] private partial int Twice(int n);
            private partial int Twice(int n) => n * 2;
            Func<int, int> Property => [|Twice|];
        }
        """,
        "this use of 'C.Twice' as a delegate is not tracked. Call it from a lambda; it cannot be tracked where it is defined, because it is partial already, with a body of its own.");

    [Fact]
    public Task GeneratedCodeThatHandsAMethodOverIsReported() => Rule.ReportsAsync(
        [
            ("Mine.cs", "public static class Mine { [TrackPerformance] public static int Twice(int n) => n * 2; }"),
            ("Theirs.g.cs", "// <auto-generated/>\nstatic class Theirs { static System.Func<int, int> Route = [|Mine.Twice|]; }"),
        ]);

    [Theory]
    [InlineData("[TrackPerformance] void I.Get() { }", "((I)this).Get", "it is a member of an interface")]
    [InlineData("[TrackPerformance] public abstract int Get();", "Get", "it has no body")]
    [InlineData("[TrackPerformance] public int Get() => 1; int GetCore() => 1;", "Get", "'C' has a 'GetCore' already")]
    [InlineData("[TrackPerformance] public int Get() => 1; int GetCore = 1;", "Get", "'C' has a 'GetCore' already")]
    [InlineData("[TrackPerformance] public override T Same<T>(T value) => value;", "Same<int>", "it is a generic override, whose constraints cannot be written down")]
    [InlineData("[TrackPerformance] public int Get() { Log(); return 1; }", "Get", "its body passes its own name on to 'Log' ([CallerMemberName])")]
    [InlineData("[TrackPerformance] public string Get() => System.Reflection.MethodBase.GetCurrentMethod()!.Name;", "Get", "its body reads its own method (MethodBase.GetCurrentMethod)")]
    [InlineData("[TrackPerformance] public string? Get() => new System.Diagnostics.StackFrame().GetMethod()?.Name;", "Get", "its body reads the call stack (StackFrame)")]
    public Task WhyItCannotBeTrackedInsideIsSaid(string method, string use, string reason) => Rule.ReportsAsync(
        $$"""
        using System.Runtime.CompilerServices;
        interface I { [TrackPerformance] void Get(); }
        abstract class B : I
        {
            void I.Get() { }
            public abstract T Same<T>(T value);
            protected static void Log([CallerMemberName] string? caller = null) { }
        }
        abstract class C : B, I
        {
            {{(method.Contains("Same<T>") ? "" : "public override T Same<T>(T value) => value;")}}
            {{method}}
            Delegate Use() => [|{{use}}|];
        }
        """.Replace("Delegate Use() => [|Same<int>|]", "Func<int, int> Use() => [|Same<int>|]"),
        $"this use of '{(use.StartsWith("((I)") ? "I" : "C")}.{(use.Contains("Same") ? "Same" : "Get")}' as a delegate is not tracked. Call it from a lambda; it cannot be tracked where it is defined, because {reason}.");

    [Theory]
    [InlineData("public int Get() { Log(\"Get\"); return 1; }")] // the name is given
    [InlineData("public int Get([CallerMemberName] string? caller = null) => caller?.Length ?? 0;", "Func<string?, int>")] // its own caller's
    [InlineData("public int Get() => nameof(Get).Length;")]
    [InlineData("public int Get() => Get() + 1;")] // each level of a recursion is recorded either way
    [InlineData("public int Get() => 1; int GetCore(int n) => n;")] // an overload
    public Task WhatKeepsItsMeaningIsNoObstacle(string method, string type = "Func<int>") => Rule.ReportsAsync(
        $$"""
        using System.Runtime.CompilerServices;
        class C
        {
            [TrackPerformance] {{method}}
            {{type}} Use() => [|Get|];
            static void Log([CallerMemberName] string? caller = null) { }
        }
        """,
        "this use of 'C.Get' as a delegate is not tracked. Track it where it is defined ('partial'), or call it from a lambda.");

    [Fact]
    public Task APointerCannotBecomeALambda() => Rule.ReportsAsync(
        """
        interface I { [TrackPerformance] static int Once() => 1; }
        unsafe class C
        {
            [TrackPerformance] static int Twice(int n) => n * 2;
            delegate*<int, int> _one = &[|Twice|];
            delegate*<int> _two = &[|I.Once|];
        }
        """,
        "this use of 'C.Twice' as a delegate is not tracked. Track it where it is defined ('partial').",
        "this use of 'I.Once' as a delegate is not tracked. It cannot be tracked where it is defined either, because it is a member of an interface.");

    [Theory]
    [InlineData("root = true", DiagnosticSeverity.Warning)]
    [InlineData("[*.cs]\ndotnet_diagnostic.PRFG2001.severity = error", DiagnosticSeverity.Error)]
    [InlineData("[*.cs]\ndotnet_diagnostic.PRFG2001.severity = none", null)]
    [InlineData("[*.cs]\ndotnet_analyzer_diagnostic.category-PerfGen.Coverage.severity = error", DiagnosticSeverity.Error)]
    [InlineData("is_global = true\ndotnet_diagnostic.PRFG2001.severity = suggestion", DiagnosticSeverity.Info)]
    public async Task ItsSeverityIsConfiguredAsThatOfAnyRule(string config, DiagnosticSeverity? severity) => Assert.Equal(
        severity,
        await Rule.SeverityAsync("class C { [TrackPerformance] static int One() => 1; Func<int> _field = [|One|]; }", config));

    [Fact]
    public async Task APragmaSuppressesIt() => Assert.Null(await Rule.SeverityAsync(
        """
        class C
        {
            [TrackPerformance] static int One() => 1;
        #pragma warning disable PRFG2001
            Func<int> _field = [|One|];
        #pragma warning restore PRFG2001
        }
        """,
        "root = true"));

    [Fact, Edge("PRFG2001")]
    public Task ALambdaCallsAndAMethodGroupDoesNot() => Rule.EdgeAsync(
        """
        class Orders { [TrackPerformance] public int Submit(int order) => order; public int Plain(int order) => order; }
        class C { Func<int, int> M(Orders orders) => $$; }
        """,
        silent: "order => orders.Submit(order)",
        reported: "[|orders.Submit|]");
}
