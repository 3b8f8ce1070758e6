using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.ValueUnitRule,
    PerfGen.CodeFixes.Units.ValueUnitCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.ValueUnitRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class ValueUnitRuleTests
{
    [Fact]
    public Task AValueWhosePropertySaysAnotherUnitIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class C
        {
            [Measure("a", Units.Seconds, From = [|"result.Elapsed.TotalMilliseconds"|])] Stopwatch M1() => new();
            void M2(TimeSpan t, Stopwatch w)
            {
                Perf.Record("a", [|t.TotalMilliseconds|], Units.Seconds);
                Perf.Record("a", [|w.ElapsedMilliseconds|], "s");
                Perf.Record("a", [|w.ElapsedTicks|], "ms");
                Perf.Record("a", [|t.TotalSeconds|], Units.Bytes);
            }
        }
        """,
        "'TimeSpan.TotalMilliseconds' is in ms, and 'a' is recorded in seconds",
        "'TimeSpan.TotalMilliseconds' is in ms, and 'a' is recorded in seconds",
        "'Stopwatch.ElapsedMilliseconds' is in ms, and 'a' is recorded in seconds",
        "'Stopwatch.ElapsedTicks' is in ticks, and 'a' is recorded in ms",
        "'TimeSpan.TotalSeconds' is in seconds, and 'a' is recorded in bytes");

    [Fact]
    public Task ValuesInTheUnitBesideThemAndValuesThatSayNothingAreNotReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        class Odd { public double TotalMilliseconds => 1; }
        class C
        {
            [Measure("a", Units.Seconds, From = "result.Elapsed.TotalSeconds")] Stopwatch M1() => new();
            [Measure("a", Units.Seconds, From = "result.TotalMilliseconds")] Odd M3() => new();
            void M2(TimeSpan t, Stopwatch w, Odd odd, double x)
            {
                Perf.Record("a", t.TotalSeconds, Units.Seconds);
                Perf.Record("a", t.TotalMilliseconds, "milliseconds");
                Perf.Record("a", t.TotalMilliseconds / 1000, Units.Seconds);
                Perf.Record("a", odd.TotalMilliseconds, Units.Seconds);
                Perf.Record("a", x, Units.Seconds);
                Perf.Record("ticks", t.Ticks, Units.Count);
            }
        }
        """);

    [Fact]
    public Task ThePropertyOfTheUnitIsRead() => Fix.FixesAsync(
        "Read the value in seconds",
        """
        class C { void M(TimeSpan t) => Perf.Record("a", [|t.TotalMilliseconds|], Units.Seconds); }
        """,
        """
        class C { void M(TimeSpan t) => Perf.Record("a", t.TotalSeconds, Units.Seconds); }
        """);

    [Fact]
    public Task EveryValueIsReadInItsUnitAtOnce() => Fix.FixesAllAsync(
        "Read the value in seconds",
        """
        using System.Diagnostics;
        class C
        {
            [Measure("a", Units.Seconds, From = [|"result.ElapsedMilliseconds"|])] Stopwatch M1() => new();
            void M2(TimeSpan t, Stopwatch w) { Perf.Record("a", [|w.ElapsedMilliseconds|], Units.Seconds); Perf.Record("a", [|t.TotalSeconds|], Units.Milliseconds); }
        }
        """,
        """
        using System.Diagnostics;
        class C
        {
            [Measure("a", Units.Seconds, From = "result.Elapsed.TotalSeconds")] Stopwatch M1() => new();
            void M2(TimeSpan t, Stopwatch w) { Perf.Record("a", w.Elapsed.TotalSeconds, Units.Seconds); Perf.Record("a", t.TotalMilliseconds, Units.Milliseconds); }
        }
        """);

    [Fact]
    public Task TicksHaveNoFix() => Fix.OffersAsync(
        """
        class C { void M(System.Diagnostics.Stopwatch w) => Perf.Record("a", [|w.ElapsedTicks|], Units.Seconds); }
        """);
}
