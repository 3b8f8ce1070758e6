using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue;

public sealed class MetricCatalogueTests
{
    private static readonly Dictionary<UnitKind, Type[]> Kinds = new()
    {
        [UnitKind.Time] = [typeof(DurationMetric)],
        [UnitKind.Information] = [typeof(SizeMetric)],
        [UnitKind.Share] = [typeof(PercentMetric), typeof(RatioMetric)],
        [UnitKind.Tokens] = [typeof(TokenMetric)],
        [UnitKind.Lines] = [typeof(LineMetric)],
        [UnitKind.Count] = [typeof(CountMetric)],
        [UnitKind.Score] = [typeof(ScoreMetric)],
        [UnitKind.Money] = [typeof(CostMetric)],
        [UnitKind.Rate] = [typeof(RateMetric)],
    };

    /// <summary>What each document names, field by field, and the metric that stands for it.</summary>
    public static TheoryData<string, string, string> Named()
    {
        var named = new TheoryData<string, string, string>();
        foreach (var (document, names) in new[]
        {
            ("000", "total_execution_time code_generation_time testing_time debugging_time file_operation_time memory_usage cpu_usage disk_usage network_usage "
                + "code_quality_score test_coverage linting_errors complexity_score total_cost llm_cost api_cost storage_cost total_tokens_used "
                + "lines_of_code_generated files_created file_size total_duration execution_time interactions tool_calls"),
            ("001", "quality_score overall_score performance_index time_efficiency quality_improvement user_satisfaction success_rate issues_found "
                + "files_modified lines_changed skills_used agents_delegated duration_seconds:task_duration"),
            ("002", "total_tokens tokens_used files_created files_modified tasks_completed success_rate tools_used test_coverage lint_scores:lint_score "
                + "prompt:prompt_tokens completion:completion_tokens duration_ms:task_duration total_duration_hours:total_duration error_count throughput "
                + "message_throughput consensus_latency queue_length"),
            ("003", "execution_time cpu:cpu_usage memory:memory_usage network:network_usage speedup_factor parallel_efficiency coordination_overhead"),
            ("004", "duration:agent_duration"),
        })
        {
            foreach (var name in names.Split(' '))
            {
                var parts = name.Split(':');
                named.Add(document, parts[0], parts[^1]);
            }
        }

        return named;
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void EveryMetricThatTheDocumentsNameIsBuiltIn(string document, string named, string metric) =>
        Assert.True(MetricCatalogue.Find(metric) is not null, $"{document} names '{named}', and there is no '{metric}'.");

    [Fact]
    public void AMetricThatIsNotBuiltInIsNotFound() => Assert.Null(MetricCatalogue.Find("total_token_used"));

    [Fact]
    public void EveryMetricIsATypedMemberAndAConstantOfItsName()
    {
        var members = typeof(Metrics).GetProperties().ToDictionary(static member => member.Name, static member => (KnownMetric)member.GetValue(null)!);
        var constants = typeof(Metrics.Names).GetFields().ToDictionary(static field => field.Name, static field => (string)field.GetRawConstantValue()!);

        Assert.Equal(MetricCatalogue.All.Select(static metric => metric.Name).Order(), members.Values.Select(static metric => metric.Name).Order());
        Assert.Equal(members.ToDictionary(static member => member.Key, static member => member.Value.Name), constants);
        Assert.All(constants, static constant => Assert.Equal(constant.Value, MetricNames.ToSnakeCase(constant.Key)));
        Assert.All(members.Values, static metric => Assert.Contains(metric.GetType(), Kinds[Unit.Parse(metric.Unit)!.Kind]));
        Assert.All(members.Values, static metric => Assert.Equal(metric is PercentMetric, metric.Unit == PerfGen.Units.Percent));
    }

    [Fact]
    public void EveryMetricIsRecordedInTheWordOfACanonicalUnit() => Assert.All(MetricCatalogue.All, static metric =>
    {
        var unit = Unit.Parse(metric.Unit)!;
        Assert.True(unit.IsCanonical, metric.Name);
        Assert.Equal(unit.Word, metric.Unit);
        Assert.True(metric.Minimum < metric.Maximum, metric.Name);
        Assert.EndsWith(".", metric.Description, StringComparison.Ordinal);
    });

    [Fact]
    public void R7_QualityIsTwoMetricsOfTwoScales()
    {
        Assert.Equal((1.0, 10.0), (Metrics.CodeQualityScore.Minimum, Metrics.CodeQualityScore.Maximum));
        Assert.Equal((0.0, 100.0), (Metrics.QualityScore.Minimum, Metrics.QualityScore.Maximum));
    }

    [Theory]
    [InlineData("test_coverage", "ratio", "100/1", "percent")]
    [InlineData("success_rate", "%", "1/100", "ratio")]
    [InlineData("testing_time", "ms", "1/1000", "seconds")]
    [InlineData("testing_time", "s", "1/1", "seconds")]
    [InlineData("memory_usage", "KiB", "1024/1", "bytes")]
    [InlineData("files_created", "{file}", "1/1", "count")]
    [InlineData("llm_cost", "EUR", "1/1", "EUR")]
    [InlineData("throughput", "{task}/min", "1/60", "{task}/s")]
    public void AUnitOfTheMetricsDimensionIsNormalised(string metric, string unit, string factor, string normal)
    {
        var normalised = MetricCatalogue.Find(metric)!.Normalise(Unit.Parse(unit)!)!.Value;

        Assert.Equal((factor, normal), (normalised.Factor.ToString(), normalised.Unit));
    }

    [Theory]
    [InlineData("testing_time", "tokens")]
    [InlineData("total_tokens_used", "count")]
    [InlineData("total_tokens_used", "{file}")]
    [InlineData("files_created", "lines")]
    [InlineData("llm_cost", "tokens")]
    [InlineData("test_coverage", "score")]
    public void AUnitOfAnotherDimensionIsNot(string metric, string unit) =>
        Assert.Null(MetricCatalogue.Find(metric)!.Normalise(Unit.Parse(unit)!));

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(100.1, false)]
    [InlineData(-0.1, false)]
    public void TheRangeHoldsItsBounds(double value, bool inRange) => Assert.Equal(inRange, MetricCatalogue.Find("test_coverage")!.IsInRange(value));
}
