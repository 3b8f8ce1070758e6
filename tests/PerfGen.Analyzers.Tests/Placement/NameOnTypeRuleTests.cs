using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.NameOnTypeRule,
    PerfGen.CodeFixes.Placement.NameOnTypeCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.NameOnTypeRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class NameOnTypeRuleTests
{
    [Fact]
    public Task ANameOnATypeOrTheAssemblyIsReported() => Rule.ReportsAsync(
        """
        [assembly: TrackPerformance([|"all_time"|])]
        [TrackPerformance([|"orders_time"|], SampleEvery = 8)] public class Orders { public void Submit() { } }
        [TrackPerformance([|"agent_time"|])] public interface IAgent { void Ask(); }
        """,
        "'all_time' is not used: an attribute on the assembly stands for many methods, and each records under its own name. Leave it out, or put it on the method that it is for.",
        "'orders_time' is not used: an attribute on a type stands for many methods, and each records under its own name. Leave it out, or put it on the method that it is for.",
        "'agent_time' is not used: an attribute on a type stands for many methods, and each records under its own name. Leave it out, or put it on the method that it is for.");

    [Fact]
    public Task NamesOfMethodsAndTypesAreNot() => Rule.ReportsAsync(
        """
        [assembly: TrackPerformance(typeof(Orders), "Submit")]
        [TrackPerformance] public class Orders { [TrackPerformance("submit_time")] public void Submit() { } }
        [TrackPerformance("")] public class Others { public void Submit() { } }
        """);

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Warning,
        await Rule.SeverityAsync("[TrackPerformance([|\"x_time\"|])] class C { public void M() { } }", "[*.cs]\ndotnet_diagnostic.PRFG1016.severity = warning"));

    [Fact]
    public Task TheNameIsRemoved() => Fix.FixesAsync(
        "Remove the name",
        "[TrackPerformance([|\"x_time\"|])] class C { public void M() { } }",
        "[TrackPerformance] class C { public void M() { } }");

    [Fact]
    public Task AllNamesAreRemoved() => Fix.FixesAllAsync(
        "Remove the name",
        "[TrackPerformance([|\"x_time\"|], SampleEvery = 8)] class C { public void M() { } }\n[TrackPerformance([|\"y_time\"|])] class D { public void M() { } }",
        "[TrackPerformance(SampleEvery = 8)] class C { public void M() { } }\n[TrackPerformance] class D { public void M() { } }");

    [Fact, Edge("PRFG1016")]
    public Task EverythingButANameMayStandOnAType() => Rule.EdgeAsync(
        "[TrackPerformance($$)] class C { public void M() { } }",
        silent: "SampleEvery = 2",
        reported: """[|"a_time"|]""");
}
