using Microsoft.CodeAnalysis;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>Edits of real text, as an editor makes them: what an edit does not concern is not done again, and what it concerns is.</summary>
public sealed class IncrementalCachingTests
{
    private const string Orders = """
        namespace Shop;

        public partial class Orders
        {
            [TrackPerformance]
            public int Submit(int order) => order + 1;

            [TrackPerformance]
            public partial int Cancel(int order);

            private int CancelCore(int order) => order;
        }
        """;

    private const string Stock = """
        namespace Shop;

        public class Stock
        {
            [TrackPerformance]
            public int Count() => 1;
        }
        """;

    private const string Caller = """
        namespace Shop;

        public static class Caller
        {
            public static int Run() => new Orders().Submit(1) + new Orders().Cancel(1);
        }
        """;

    private const string OtherCaller = """
        namespace Shop;

        public static class OtherCaller
        {
            public static int Run() => new Stock().Count();
        }
        """;

    private const string Contract = """
        namespace Shop;

        [TrackPerformance]
        public interface IContract
        {
            int Serve();
        }
        """;

    private const string Registrations = """
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public static class Registrations
        {
            public static void Add(IServiceCollection services) => services.Track<IContract>();
        }
        """;

    private static readonly TestProject Project = (new TestProject() with { References = [.. Framework.Hosting] })
        .With("IContract.cs", Contract)
        .With("Registrations.cs", Registrations)
        .With("Orders.cs", Orders)
        .With("Stock.cs", Stock)
        .With("Caller.cs", Caller)
        .With("OtherCaller.cs", OtherCaller)
        .With("Attributes.cs", "[assembly: DefineMetric(\"attributed\", \"count\")]")
        .WithAdditional("perfgen.metrics.json", """{ "metrics": [{ "name": "basket_size", "unit": "count" }] }""")
        .WithAdditional("other.json", "{}")
        .With("Unrelated.cs", "namespace Shop; public class Unrelated { public int Number() => 1.GetHashCode(); }");

    [Fact]
    public void AnEditWithoutTrackedCallsChangesNothingAndIsUndoneForNothing()
    {
        var first = GeneratorRun.Of(Project);

        var edited = first.After(Project.With("Unrelated.cs", "namespace Shop; public class Unrelated { public int Number() => 2.GetHashCode() + 3.GetHashCode(); }"));
        var undone = edited.After(Project);

        foreach (var run in new[] { edited, undone })
        {
            Assert.All(StepNames.All, step => Assert.All(run.Step(step), AssertUntouched));
            Assert.All(run.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
            Assert.Equal(first.Files, run.Files);
        }
    }

    [Fact]
    public void TheCheckSeesAStepThatIsDoneAgain()
    {
        var edited = GeneratorRun.Of(Project).After(Project.With("Caller.cs", "// moved\n" + Caller));

        Assert.ThrowsAny<Exception>(() => Assert.All(StepNames.All, step => Assert.All(edited.Step(step), AssertUntouched)));
        Assert.ThrowsAny<Exception>(() => Assert.All(edited.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason)));
    }

    [Fact]
    public void AnEditBesideACallMovesThatCallOnly()
    {
        var first = GeneratorRun.Of(Project);

        var edited = first.After(Project.With("Caller.cs", Caller.Replace("Run() =>", "Run() /* typed */ =>", StringComparison.Ordinal)));

        AssertReasons(edited, StepNames.Calls, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        AssertReasons(edited, StepNames.CallsByType, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        Assert.All(edited.Step(StepNames.Definitions), AssertUntouched);
        Assert.All(edited.Step(StepNames.Environment), AssertUntouched);
        Assert.NotEqual(first.Files["Shop.Orders.PerfGen.g.cs"], edited.Files["Shop.Orders.PerfGen.g.cs"]);
        Assert.Equal(first.Files["Shop.Stock.PerfGen.g.cs"], edited.Files["Shop.Stock.PerfGen.g.cs"]);
        Assert.Equal(first.Files, edited.After(Project).Files);
    }

    [Fact]
    public void AnEditInTheBodyOfATrackedMethodChangesNothingForItsCallers()
    {
        var edited = GeneratorRun.Of(Project).After(Project.With("Orders.cs", Orders.Replace("order + 1", "order + 2", StringComparison.Ordinal)));

        Assert.All(StepNames.All, step => Assert.All(edited.Step(step), AssertUntouched));
    }

    [Fact]
    public void AnEditOfAnAttributeChangesItsTypeInBothDirections()
    {
        var first = GeneratorRun.Of(Project);
        var named = Project.With("Stock.cs", Stock.Replace("[TrackPerformance]", """[TrackPerformance("count_stock_time")]""", StringComparison.Ordinal));

        var edited = first.After(named);
        var undone = edited.After(Project);

        AssertReasons(edited, StepNames.CallsByType, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        Assert.Contains("count_stock_time", edited.Files["Shop.Stock.PerfGen.g.cs"], StringComparison.Ordinal);
        AssertReasons(undone, StepNames.CallsByType, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        Assert.Equal(first.Files, undone.Files);
    }

    [Fact]
    public void AnAttributeThatIsTypedOrRemovedIsSeenAtCallsInOtherFiles()
    {
        var first = GeneratorRun.Of(Project);
        var without = Project.With("Stock.cs", Stock.Replace("[TrackPerformance]", "", StringComparison.Ordinal));

        var removed = first.After(without);
        var typed = removed.After(Project);

        Assert.DoesNotContain("Shop.Stock.PerfGen.g.cs", removed.Files.Keys);
        Assert.Equal(first.Files, typed.Files);
    }

    [Fact]
    public void APartialMethodThatChangesIsWrittenAgain()
    {
        var first = GeneratorRun.Of(Project);

        var edited = first.After(Project.With("Orders.cs", Orders.Replace("Cancel", "Revoke", StringComparison.Ordinal)).With("Caller.cs", Caller.Replace("Cancel", "Revoke", StringComparison.Ordinal)));

        AssertReasons(edited, StepNames.DefinitionsByType, IncrementalStepRunReason.Modified);
        Assert.Contains("RevokeCore(order)", edited.Files["Shop.Orders.PerfGen.Partial.g.cs"], StringComparison.Ordinal);
        Assert.Empty(edited.Problems);
        Assert.Equal(first.Files, edited.After(Project).Files);
    }

    [Fact]
    public void AnEditOfTheCatalogueWritesItsMembersAgainAndNothingElse()
    {
        var first = GeneratorRun.Of(Project);

        var edited = first.After(Project.WithAdditional("perfgen.metrics.json", """{ "metrics": [{ "name": "basket_weight", "unit": "count" }] }"""));
        var undone = edited.After(Project);

        AssertReasons(edited, StepNames.Catalogue, IncrementalStepRunReason.Modified);
        Assert.Contains("BasketWeight", edited.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.All(edited.Step(StepNames.CallsByType), AssertUntouched);
        Assert.Equal(first.Files, undone.Files);
    }

    [Fact]
    public void ABlankInTheCatalogueAndAnotherFileChangeNothing()
    {
        var first = GeneratorRun.Of(Project);

        var blank = first.After(Project.WithAdditional("perfgen.metrics.json", """{ "metrics": [ { "name": "basket_size", "unit": "count" } ] }"""));
        var other = first.After(Project.WithAdditional("other.json", "{ }"));

        Assert.All(blank.Step(StepNames.Catalogue), AssertUntouched);
        Assert.All(other.Step(StepNames.CatalogueFiles), AssertUntouched);
        Assert.All(blank.OutputReasons.Concat(other.OutputReasons), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void AnEditOfADefiningAttributeIsSeen()
    {
        var first = GeneratorRun.Of(Project);

        var edited = first.After(Project.With("Attributes.cs", "[assembly: DefineMetric(\"renamed\", \"count\")]"));

        AssertReasons(edited, StepNames.CatalogueAttributes, IncrementalStepRunReason.Modified);
        Assert.Contains(" Renamed ", edited.Files["PerfGen.Metrics.g.cs"], StringComparison.Ordinal);
        Assert.Equal(first.Files, edited.After(Project).Files);
    }

    [Fact]
    public void SwitchingOffAndOnAgainIsSeen()
    {
        var first = GeneratorRun.Of(Project);

        var off = first.After(Project.WithProperty("PerfGenEnabled", "false"));

        AssertReasons(off, StepNames.Environment, IncrementalStepRunReason.Modified);
        Assert.Equal(["PerfGen.Metrics.g.cs", "PerfGen.Track.g.cs", "Shop.IContract.PerfGen.Decorator.g.cs", "Shop.Orders.PerfGen.Partial.g.cs"], off.Files.Keys);
        Assert.Contains("services; // nothing is recorded here", off.Files["PerfGen.Track.g.cs"], StringComparison.Ordinal);
        Assert.Equal(first.Files, off.After(Project).Files);
    }

    [Fact]
    public void AnInterfaceThatChangesIsDecoratedAgainAndACallThatMovesChangesNoDecorator()
    {
        var first = GeneratorRun.Of(Project);

        var moved = first.After(Project.With("Registrations.cs", Registrations.Replace("Add(", "Add /* typed */ (", StringComparison.Ordinal)));
        var edited = first.After(Project.With("IContract.cs", Contract.Replace("Serve();", "Serve(int number);", StringComparison.Ordinal)));

        Assert.Empty(first.Problems);
        AssertReasons(moved, StepNames.TrackCalls, IncrementalStepRunReason.Modified);
        Assert.All(moved.Step(StepNames.DistinctDecorators), AssertUntouched);
        Assert.NotEqual(first.Files["PerfGen.Track.g.cs"], moved.Files["PerfGen.Track.g.cs"]);
        AssertReasons(edited, StepNames.DistinctDecorators, IncrementalStepRunReason.Modified);
        Assert.Contains("Serve(number)", edited.Files["Shop.IContract.PerfGen.Decorator.g.cs"], StringComparison.Ordinal);
        Assert.Equal(first.Files, edited.After(Project).Files);
    }

    private static void AssertUntouched((object Value, IncrementalStepRunReason Reason) output) =>
        Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{output.Value} is {output.Reason}");

    /// <summary>Exactly these reasons occur; the one that was taken over may be either way of saying so.</summary>
    private static void AssertReasons(GeneratorRun run, string step, params IncrementalStepRunReason[] reasons) =>
        Assert.Equal(reasons.Order(), run.Step(step).Select(static output => output.Reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : output.Reason).Distinct().Order());
}
