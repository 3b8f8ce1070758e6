using System.Diagnostics.Tracing;
using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Tests;

public sealed class MetricUnitTests
{
    [Theory]
    [InlineData("testing_time", 1_500, "ms", 1.5, "seconds")]
    [InlineData("memory_usage", 3, "KiB", 3_072, "bytes")]
    [InlineData("test_coverage", 0.855, "ratio", 85.5, "percent")]
    [InlineData("success_rate", 89, "%", 0.89, "ratio")]
    [InlineData("prompt_tokens", 12, "{token}", 12, "tokens")]
    [InlineData("prompt_tokens", 13, "", 13, "tokens")]
    [InlineData("files_created", 5, "{file}", 5, "count")]
    [InlineData("llm_cost", 0.25, "EUR", 0.25, "EUR")]
    [InlineData("of_our_own", 250, "ms", 250, "ms")]
    [InlineData("of_our_own", 7, "furlongs", 7, "furlongs")]
    [InlineData("of_our_own", 8, "", 8, "")]
    public void R4_ABuiltInMetricIsRecordedInItsOwnUnitAndAnyOtherAsItComes(string name, double value, string unit, double recorded, string recordedUnit)
    {
        var values = InTask(() => Perf.Record(name, value, unit));

        Assert.Equal((name, recorded, recordedUnit), Assert.Single(values));
    }

    [Theory]
    [InlineData("testing_time", "tokens", "'testing_time' is in seconds, which 'tokens' cannot be converted to")]
    [InlineData("prompt_tokens", "count", "'prompt_tokens' is in tokens, which 'count' cannot be converted to")]
    [InlineData("llm_cost", "usd", "'usd' is not a unit (nearest: 'USD'); 'llm_cost' is in USD")]
    [InlineData("testing_time", "furlongs", "'furlongs' is not a unit; 'testing_time' is in seconds")]
    public void R4_AUnitThatTheMetricCannotHaveIsNotRecordedButCountedAndReported(string name, string unit, string reason)
    {
        using var events = new Events();
        var before = Perf.Rejected;

        Assert.Empty(InTask(() => Perf.Record(name, 1, unit)));

        Assert.True(Perf.Rejected > before);
        Assert.Contains(reason, events.Texts);
    }

    [Fact]
    public void AValueThatIsNotANumberIsCountedToo()
    {
        var before = Perf.Rejected;

        Assert.Empty(InTask(() => Perf.Record("of_our_own", double.NaN, "count")));

        Assert.True(Perf.Rejected > before);
    }

    [Fact]
    public void AValueOutOfRangeIsRecordedAsItIsAndReported()
    {
        using var events = new Events();

        var values = InTask(static () =>
        {
            Perf.Record("test_coverage", 101, "percent");
            Perf.Record("test_coverage", 100, "percent");
        });

        Assert.Equal([("test_coverage", 101.0, "percent"), ("test_coverage", 100.0, "percent")], values);
        Assert.Contains("'test_coverage' is 101 percent, not 0 to 100", events.Texts);
        Assert.DoesNotContain("'test_coverage' is 100 percent, not 0 to 100", events.Texts);
    }

    [Fact]
    public void EachKindOfMetricIsRecordedInItsUnit() => Assert.Equal(
        [
            ("testing_time", 1.5, "seconds"),
            ("file_size", 42.0, "bytes"),
            ("test_coverage", 85.5, "percent"),
            ("success_rate", 0.5, "ratio"),
            ("code_quality_score", 8.5, "score"),
            ("llm_cost", 0.25, "USD"),
            ("llm_cost", 0.5, "EUR"),
            ("total_tokens_used", 1250.0, "tokens"),
            ("lines_changed", 7.0, "lines"),
            ("files_created", 5.0, "count"),
            ("throughput", 2.5, "{task}/s"),
        ],
        InTask(static () =>
        {
            Metrics.TestingTime.Record(TimeSpan.FromMilliseconds(1_500));
            Metrics.FileSize.Record(42);
            Metrics.TestCoverage.Record(85.5);
            Metrics.SuccessRate.Record(0.5);
            Metrics.CodeQualityScore.Record(8.5);
            Metrics.LlmCost.Record(0.25m);
            Metrics.LlmCost.Record(0.5m, "EUR");
            Metrics.TotalTokensUsed.Record(1_250);
            Metrics.LinesChanged.Record(7);
            Metrics.FilesCreated.Record(5);
            Metrics.Throughput.Record(2.5);
        }));

    [Fact]
    public void CapturedValuesAreNormalisedLikewise()
    {
        var site = RecordedCalls.NewSite();
        var time = new Measurement("debugging_time", "ms");
        var wrong = new Measurement("debugging_time", "tokens");

        var captures = Recorder.Enter(site).ExitWithCaptures();
        captures.Record(time, 250);
        captures.Record(wrong, 3);
        captures.Commit();

        var value = Assert.Single(RecordedCalls.Values("debugging_time"));
        Assert.Equal((0.25, "seconds"), (value.Record.Value, value.Metric!.Unit));
    }

    /// <summary>The values recorded in a task that no other test knows.</summary>
    private static List<(string Name, double Value, string Unit)> InTask(Action action)
    {
        var id = Guid.NewGuid().ToString();
        using (Perf.BeginTask(id))
        {
            action();
        }

        return [.. RecordedCalls.All()
            .Where(record => record.Metric is not null && record.Context?.Task == id)
            .Select(static record => (record.Metric!.Name, record.Record.Value, record.Metric.Unit))];
    }

    private sealed class Events : EventListener
    {
        private readonly List<string> _texts = [];

        public IReadOnlyList<string> Texts
        {
            get
            {
                lock (_texts)
                {
                    return [.. _texts];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "PerfGen")
            {
                EnableEvents(eventSource, EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            lock (_texts)
            {
                _texts.Add(string.Join('|', eventData.Payload!.Select(static value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture))));
            }
        }
    }
}
