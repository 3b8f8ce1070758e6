using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Names.NameLengthRule>;

namespace PerfGen.Analyzers.Tests.Names;

public sealed class NameLengthRuleTests
{
    [Fact]
    public Task LettersBeyondAsciiAreNamed() => Rule.ReportsAsync(
        """
        class C { [TrackPerformance([|"durée"|])] void M() { } }
        """,
        "the metric's name 'durée' has letters beyond ASCII, the first of them 'é'");

    [Fact]
    public Task ANameMayHaveTwoHundredAndFiftyFiveLettersAndNoMore() => Rule.ReportsAsync(
        $$"""
        class C
        {
            void M()
            {
                Perf.Record("{{new string('a', 255)}}", 1, Units.Count);
                Perf.Record([|"{{new string('a', 256)}}"|], 1, Units.Count);
            }
        }
        """,
        $"the metric's name '{new string('a', 40)}…' has 256 letters, more than 255");

    [Fact]
    public Task OrdinaryNamesAreNotReported() => Rule.ReportsAsync("class C { [TrackPerformance(\"wait_time\")] void M() => Perf.Record(\"letters_sent_2\", 1, Units.Count); }");

    [Fact, Edge("PRFG3002")]
    public Task TheLimitIsTheLastLengthThatPasses() => Rule.EdgeAsync(
        "class C { void M() => Perf.Record($$, 1, Units.Count); }",
        silent: "\"" + new string('a', 255) + "\"",
        reported: "[|\"" + new string('a', 256) + "\"|]");
}
