using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests.Snapshots;

public sealed class InterceptorTests
{
    [Fact]
    public void AnAsyncMethodWithACapture() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public sealed class Reviewer
        {
            [TrackPerformance("code_review_time", Agent = "reviewer")]
            [Measure("total_tokens_used", Units.Tokens, From = "result.Usage.Total")]
            [Measure("diff_lines", Units.Lines, From = "diff.Length")]
            public async Task<Review> ReviewAsync(string diff, CancellationToken stop) => await Task.FromResult(new Review(null));
        }

        public sealed record Review(Usage? Usage);

        public sealed record Usage(long? Total);

        public static class Pipeline
        {
            public static async Task RunAsync(Reviewer reviewer)
            {
                await reviewer.ReviewAsync("a", default);
                await reviewer.ReviewAsync("b", default);
            }
        }
        """));

    [Fact]
    public void SampledMethodsAndLeaves() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public static class Hashing
        {
            [TrackPerformance(SampleEvery = 64)]
            public static int Mix(int a, int b) => a * 31 + b;

            [TrackPerformance(Agent = "store", SampleEvery = 8, IsLeaf = true)]
            public static ValueTask<int> ReadAsync(int key) => new(key);

            public static async Task Run()
            {
                Mix(1, 2);
                await ReadAsync(3);
            }
        }
        """));

    [Fact]
    public void WhatElseIsRecordedOfACall() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        [TrackPerformance(Capture = CaptureOptions.GcPauses)]
        public static class Hashing
        {
            [TrackPerformance(Capture = CaptureOptions.AllocatedBytes | CaptureOptions.CpuTime)]
            public static int Mix(int a, int b) => a * 31 + b;

            public static int Stir(int a) => a;

            [TrackPerformance(Capture = CaptureOptions.None)]
            public static int Shake(int a) => a;

            public static int Run() => Mix(1, 2) + Stir(3) + Shake(4);
        }
        """));

    [Fact]
    public void SyncMethodsOfEveryReceiver() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public struct Cart
        {
            [TrackPerformance]
            public void Add(ref int count, in int step, out int before, params int[] more) => before = count;

            [TrackPerformance]
            public readonly ref readonly int First(int[] items) => ref items[0];
        }

        public static class Prices
        {
            [TrackPerformance("sum_time", TaskType = "pricing")]
            public static decimal Sum(this IEnumerable<decimal> prices) => Enumerable.Sum(prices);

            [TrackPerformance]
            public static Span<int> Top(scoped ReadOnlySpan<int> prices, int call) => default;
        }

        public static class Program
        {
            public static void Run(Cart cart, int count)
            {
                cart.Add(ref count, 1, out _);
                cart.First([count]);
                new decimal[1].Sum();
                Prices.Top([1], 2);
            }
        }
        """));

    [Fact]
    public void PrivateMethodsOfAGenericType() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public sealed class Shelf<T>(T item)
            where T : class, IComparable<T>
        {
            private readonly List<T> _items = [item];

            public int Run() => Count(item, 1) + Named(item);

            [TrackPerformance]
            private static int Named(T item) => 1;

            [TrackPerformance]
            [Measure("items", Units.Count, From = "this._items.Count")]
            private int Count<TOther>(T item, TOther other)
                where TOther : struct => _items.Count;
        }
        """));

    [Fact]
    public void WhatAnalyzersAndTrimmerLookForIsRepeated() => Snapshot.Verify(GeneratorRun.Of("""
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.Versioning;

        namespace Shop;

        public static class Platform
        {
            [TrackPerformance]
            [RequiresUnreferencedCode("It \"loads\" types.", Url = "https://example.org")]
            [SupportedOSPlatform("linux")]
            public static object? Load([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) => null;

            [TrackPerformance]
            [Obsolete("Use Load.", error: true)]
            public static void Old()
            {
            }

            [TrackPerformance]
            [Experimental("SHOP001")]
            [DoesNotReturn]
            public static void New() => throw new NotSupportedException();
        }

        public static class Program
        {
            [Obsolete]
            public static void Run()
            {
        #pragma warning disable SHOP001
                Platform.Load(typeof(string));
                Platform.Old();
                Platform.New();
            }
        }
        """));

    [Fact]
    public void StreamsTagsAndResults() => Snapshot.Verify(GeneratorRun.Of("""
        namespace Shop;

        public record Answer(string Model, DayOfWeek Day);

        [TrackPerformance(Agent = "assistant")]
        public class Assistant
        {
            [Measure("asked_items", Units.Count, From = "count")]
            public async IAsyncEnumerable<string> ReadAsync([Tag] string topic, int count, CancellationToken stop = default)
            {
                await Task.Yield();
                yield return topic;
            }

            [Tag("model", From = "result.Model")]
            [Tag("name", From = "question.Name")]
            [Measure("day_of_week", Units.Count, From = "result.Day")]
            public async Task<Answer> AskAsync(Question question)
            {
                await Task.Yield();
                return new("m", DayOfWeek.Monday);
            }
        }

        public record Question(string? Name);

        public static class Caller
        {
            public static Task<Answer> Run(Assistant assistant)
            {
                assistant.ReadAsync("t", 1);
                return assistant.AskAsync(new("n"));
            }
        }
        """));
}
