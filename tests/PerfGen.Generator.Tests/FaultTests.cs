using PerfGen.Generator.Emit;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>A fault of the generator's own takes the recording of one type away, and nothing else.</summary>
public sealed class FaultTests
{
    private static readonly TestProject Project = TestProject.Of("""
        namespace Shop;

        public partial class Orders
        {
            [TrackPerformance]
            public int Submit() => 1;

            [TrackPerformance]
            public partial int Cancel();

            public int Run() => Submit() + new Stock().Count();

            private int CancelCore() => 1;
        }

        public class Stock
        {
            [TrackPerformance]
            public int Count() => 1;
        }
        """);

    private static readonly PerfGenGenerator FailsAtOrders = new(static (calls, environment) =>
        calls.Type.DisplayName == "Shop.Orders" ? throw new InvalidOperationException("two\nlines") : CallsEmitter.Emit(calls, environment));

    [Fact]
    public void TheCallsOfTheTypeAreLeftAsTheyAreAndTheFileSaysWhy()
    {
        var run = GeneratorRun.Of(Project, FailsAtOrders);

        Assert.Empty(run.Problems);
        Assert.Empty(run.GeneratorDiagnostics);
        var note = run.Files["Shop.Orders.PerfGen.g.cs"];
        Assert.Contains("System.InvalidOperationException: two lines", note, StringComparison.Ordinal);
        Assert.All(note.TrimEnd('\n').Split('\n'), static line => Assert.StartsWith("//", line, StringComparison.Ordinal));
    }

    [Fact]
    public void OtherTypesAndPartialMethodsAreRecorded()
    {
        var sound = GeneratorRun.Of(Project);

        var run = GeneratorRun.Of(Project, FailsAtOrders);

        Assert.Equal(sound.Files["Shop.Stock.PerfGen.g.cs"], run.Files["Shop.Stock.PerfGen.g.cs"]);
        Assert.Equal(sound.Files["Shop.Orders.PerfGen.Partial.g.cs"], run.Files["Shop.Orders.PerfGen.Partial.g.cs"]);
        Assert.Contains("InterceptsCall(", sound.Files["Shop.Orders.PerfGen.g.cs"], StringComparison.Ordinal);
    }
}
