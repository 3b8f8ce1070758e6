using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Agents.StreamingRule>;

namespace PerfGen.Analyzers.Tests.Agents;

public sealed class StreamingRuleTests
{
    [Fact]
    public Task AStreamOfAnAnswerIsReported() => Rule.ReportsAsync(
        """
        class AnswerUpdate;
        class C
        {
            [[|TrackPerformance|]]
            async IAsyncEnumerable<AnswerUpdate> AskAsync() { await Task.Yield(); yield break; }
        }
        """,
        "'AskAsync' streams what a model answers, and is recorded with 'time_to_first_item'; record the model's own as 'time_to_first_token', under which answers are compared");

    [Fact]
    public Task WhereTheFirstPartIsRecordedNothingIsReported() => Rule.ReportsAsync(
        """
        class AnswerUpdate;
        class C
        {
            [TrackPerformance]
            async IAsyncEnumerable<AnswerUpdate> AskAsync() { await Task.Yield(); Perf.Record("time_to_first_token", 1, Units.Seconds); yield break; }
        }
        """);

    [Fact]
    public Task OtherStreamsAndOtherMethodsAreNotReported() => Rule.ReportsAsync(
        """
        class AnswerUpdate;
        class C
        {
            [TrackPerformance]
            async IAsyncEnumerable<int> NumbersAsync() { await Task.Yield(); yield break; }
            async IAsyncEnumerable<AnswerUpdate> AskAsync() { await Task.Yield(); yield break; }
            [TrackPerformance]
            AnswerUpdate One() => new();
        }
        """);

    [Fact, Edge("PRFG6005")]
    public Task APartOfAnAnswerIsNamedAsOne() => Rule.EdgeAsync(
        "class AnswerUpdate; class AnswerUpdated; class C { [[|TrackPerformance|]] IAsyncEnumerable<$$> M() => null!; }",
        silent: "AnswerUpdated",
        reported: "AnswerUpdate");
}
