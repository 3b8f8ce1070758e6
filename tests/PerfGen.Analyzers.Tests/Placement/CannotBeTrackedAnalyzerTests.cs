using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.CannotBeTrackedAnalyzer>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class CannotBeTrackedAnalyzerTests
{
    [Fact]
    public Task EverythingThatIsNotAMethodIsReportedWithWhatItIs() => Rule.ReportsAsync(
        """
        class C
        {
            int Total { [[|TrackPerformance|]] get; [[|TrackPerformance("x")|]] set; }
            int this[int i] { [[|TrackPerformance|]] get => i; }
            event Action Changed { [[|TrackPerformance|]] add { } [[|TrackPerformance|]] remove { } }
            [method: [|TrackPerformance|]] event Action? Simple;
            [[|TrackPerformance|]] public static C operator +(C a, C b) => a;
            [[|TrackPerformance|]] public static implicit operator int(C c) => 1;
            [[|TrackPerformance|]] ~C() { }
            void M()
            {
                [[|TrackPerformance|]] int Walk(int n) => n;
                Func<int, int> f = [[|TrackPerformance|]] (n) => Walk(n);
                f(1);
            }
        }
        """,
        "The getter of 'C.Total' cannot be tracked; track a method that it calls",
        "The setter of 'C.Total' cannot be tracked; track a method that it calls",
        "The getter of 'C.this[int]' cannot be tracked; track a method that it calls",
        "The add accessor of 'C.Changed' cannot be tracked; track a method that it calls",
        "The remove accessor of 'C.Changed' cannot be tracked; track a method that it calls",
        "The event 'C.Simple' cannot be tracked; track a method that it calls",
        "The operator 'C.operator +(C, C)' cannot be tracked; track a method that it calls",
        "The conversion 'C.implicit operator int(C)' cannot be tracked; track a method that it calls",
        "The finalizer of 'C' cannot be tracked; track a method that it calls",
        "The local function 'Walk' cannot be tracked; make it a method",
        "A lambda cannot be tracked; make it a method");

    [Fact]
    public Task MethodsOfEveryKindAreNotReported() => Rule.ReportsAsync(
        """
        interface I { [TrackPerformance] void Run(); [TrackPerformance] void Default() { } }
        abstract class B { [TrackPerformance] public abstract void A(); [TrackPerformance] public virtual void V() { } }
        partial class C : B, I
        {
            [TrackPerformance] public override void A() { }
            [TrackPerformance] void I.Run() { }
            [TrackPerformance] static int S<T>() => 1;
            [TrackPerformance] public partial Task PAsync();
            public async partial Task PAsync() => await Task.Yield();
        }
        static class E { [TrackPerformance] public static int X(this string text) => text.Length; }
        struct V { [TrackPerformance] public readonly int M() => 1; }
        """);

    [Fact]
    public Task OtherAttributesOnLocalFunctionsAndLambdasAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M()
            {
                [Obsolete] static void L() { }
                Action f = [Obsolete] () => { };
                f();
            }
        }
        """);

    [Fact]
    public Task AnAttributeOfTheSameNameIsNotOurs() => Rule.ReportsAsync(
        """
        namespace Other
        {
            class TrackPerformanceAttribute : Attribute { }
            class C { int Total { [TrackPerformance] get => 1; } }
        }
        """);

    [Fact]
    public Task AnAliasOfOursIs() => Rule.ReportsAsync(
        """
        using T = PerfGen.TrackPerformanceAttribute;
        class C { void M() { [[|T|]] void L() { } L(); } }
        """);

    [Fact]
    public Task WhereTheCompilerRefusesTheAttributeItIsNotReportedAgain() => Rule.ReportsInBrokenCodeAsync(
        """
        [TrackPerformance] class C
        {
            [TrackPerformance] C() { }
            [TrackPerformance] int Total => 1;
            [TrackPerformance] int _field = 1;
        }
        """,
        ["CS0592"]);

    [Fact]
    public Task AFunctionForNativeCallersIsReported() => Rule.ReportsAsync(
        "static class C { [[|TrackPerformance|], System.Runtime.InteropServices.UnmanagedCallersOnly] static int Add(int a, int b) => a + b; }",
        "'Add', which native code calls and nothing else may, cannot be tracked; track a method that it calls");
}
