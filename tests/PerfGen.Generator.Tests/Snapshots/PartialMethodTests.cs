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

                private ValueTask<int> SubmitAsyncCore<TKey>(T order, TKey key, CancellationToken stop)
                    where TKey : struct => new(1);

                private static void CheckCore(ref int count, params string?[] names) => count++;

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
}
