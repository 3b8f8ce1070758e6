using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests.Snapshots;

public sealed class PartialMethodTests
{
    private const string Source = """
        namespace Shop;

        public partial class Orders<T>
            where T : notnull
        {
            internal sealed partial record Line(int Quantity)
            {
                /// <summary>Submits.</summary>
                [TrackPerformance("submit_time")]
                [Measure("quantity", Units.Count, From = "this.Quantity")]
                [Measure("id", Units.Count, From = "result")]
                public partial ValueTask<int> SubmitAsync<TKey>(T order, TKey key, CancellationToken stop = default)
                    where TKey : struct;

                [TrackPerformance]
                private protected static partial void Check(ref int count, params string?[] names);

                [TrackPerformance]
                public partial IAsyncEnumerable<int> ReadAsync();

                [TrackPerformance]
                public partial void OnSaved(object? sender);

                private ValueTask<int> SubmitAsyncCore<TKey>(T order, TKey key, CancellationToken stop)
                    where TKey : struct => new(1);

                private static void CheckCore(ref int count, params string?[] names) => count++;

                private async Task OnSavedCore(object? sender) => await Task.Yield();

                private async IAsyncEnumerable<int> ReadAsyncCore()
                {
                    await Task.Yield();
                    yield return 1;
                }
            }
        }
        """;

    [Fact]
    public void TheImplementingPartRecordsAndCallsTheUsersBody() => Snapshot.Verify(GeneratorRun.Of(Source));

    [Fact]
    public void SwitchedOffItOnlyHandsOn() => Snapshot.Verify(GeneratorRun.Of(TestProject.Of(Source).WithProperty("PerfGenEnabled", "false")));

    [Fact]
    public void ABodyThatIsCalledThroughATrackedInterfaceTakesTheCallOver() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public interface IOrders
        {
            [TrackPerformance]
            Task<int> SubmitAsync(int order);

            [TrackPerformance]
            int Count();
        }

        public abstract class Base
        {
            [TrackPerformance]
            public abstract int Count();
        }

        public sealed partial class Orders : Base, IOrders
        {
            [TrackPerformance]
            public partial Task<int> SubmitAsync(int order);

            [TrackPerformance]
            public override partial int Count();

            private Task<int> SubmitAsyncCore(int order) => Task.FromResult(order);

            private int CountCore() => 1;
        }

        public partial struct Line : IOrders
        {
            [TrackPerformance]
            public readonly partial int Count();

            public Task<int> SubmitAsync(int order) => Task.FromResult(order);

            private readonly int CountCore() => 1;
        }

        public static class Program
        {
            public static int Main()
            {
                IOrders orders = new Orders();
                orders.SubmitAsync(1);
                return orders.Count();
            }
        }
        """));
}
