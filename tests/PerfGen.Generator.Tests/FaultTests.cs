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
        calls.Types.Any(static type => type.Type.DisplayName == "Shop.Orders") ? throw new InvalidOperationException("two\nlines") : CallsEmitter.Emit(calls, environment));

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
    public void OtherTypesOfTheSameFileAreRecorded()
    {
        var types = string.Concat(Enumerable.Range(0, 60).Select(static number => $"public class T{number} {{ [TrackPerformance] public static int M() => 1; }} "));
        var calls = string.Join(" + ", Enumerable.Range(0, 60).Select(static number => $"T{number}.M()"));
        var run = GeneratorRun.Of(
            TestProject.Of($"namespace Shop; {types} public class Orders {{ [TrackPerformance] public static int Submit() => 1; int Run() => Submit() + {calls}; }}"),
            FailsAtOrders);

        Assert.Empty(run.Problems);
        var file = Assert.Single(run.Files).Value;
        Assert.Contains("calls of Shop.Orders are not recorded", file, StringComparison.Ordinal);
        Assert.Equal(60, System.Text.RegularExpressions.Regex.Count(file, @"InterceptsCall\("));
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
