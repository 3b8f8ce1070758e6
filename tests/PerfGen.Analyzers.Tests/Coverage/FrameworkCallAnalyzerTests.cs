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
