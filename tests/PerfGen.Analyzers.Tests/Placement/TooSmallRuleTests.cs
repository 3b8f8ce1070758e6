using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.TooSmallRule,
    PerfGen.CodeFixes.Placement.TooSmallCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.TooSmallRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class TooSmallRuleTests
{
    [Fact]
    public Task ABodyThatDoesNothingOrAsksToBeInlinedIsReported() => Rule.ReportsAsync(
        """
        using System.Runtime.CompilerServices;
        class C
        {
            int _count;
            [[|TrackPerformance|]] int Count() => _count;
            [[|TrackPerformance|]] int One() { return 1; }
            [[|TrackPerformance|]] void Nothing() { }
            [[|TrackPerformance|], MethodImpl(MethodImplOptions.AggressiveInlining)] int Sum(int a, int b) => a + b;
        }
        """,
        "'C.Count' does less than recording it costs: the record would measure itself",
        "'C.One' does less than recording it costs: the record would measure itself",
        "'C.Nothing' does less than recording it costs: the record would measure itself",
        "'C.Sum' asks to be inlined, and a recorded call is not: the record would cost what the inlining saves");

    [Fact]
    public Task BodiesThatWorkOrAreSampledOrMayBeOverriddenAreNot() => Rule.ReportsAsync(
        """
        using System.Runtime.CompilerServices;
        partial class C
        {
            int _count;
            [TrackPerformance] int Sum(int a, int b) => a + b;
            [TrackPerformance] int Call() => Sum(1, 2);
            [TrackPerformance(SampleEvery = 64)] int Count() => _count;
            [TrackPerformance] public virtual int Open() => 1;
            [TrackPerformance] public partial int Part();
            private int PartCore() => 1;
            [TrackPerformance] async Task RunAsync() { await Task.Yield(); }
            [TrackPerformance, MethodImpl(MethodImplOptions.NoInlining)] int Kept(int n) => n * 2;
            int Untracked() => _count;
        }
        """);

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
        await Rule.SeverityAsync("class C { [[|TrackPerformance|]] int One() => 1; }", "[*.cs]\ndotnet_diagnostic.PRFG1011.severity = warning"));

    [Fact]
    public Task TheAttributeIsTakenOff() => Fix.FixesAsync(
        "Remove [TrackPerformance]",
        "class C { [[|TrackPerformance|]] public int One() => 1; }",
        "class C { public int One() => 1; }");

    [Fact]
    public Task AllAreTakenOff() => Fix.FixesAllAsync(
        "Remove [TrackPerformance]",
        "class C\n{\n    [[|TrackPerformance|]]\n    public int One() => 1;\n\n    [[|TrackPerformance|], Obsolete]\n    public int Two() => 2;\n}",
        "class C\n{\n    public int One() => 1;\n\n    [Obsolete]\n    public int Two() => 2;\n}");

    [Fact, Edge("PRFG1011")]
    public Task AnAdditionIsWorkAndANameIsNot() => Rule.EdgeAsync(
        "class C { int _n = 1; [[|TrackPerformance|]] int M() => $$; }",
        silent: "_n + 1",
        reported: "_n");
}
