using PerfGen.Analyzers.Tests.Harness;
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
        class Odd { public double Ticks => 1; }
        class C
        {
            [Measure("a", Units.Seconds, From = "result.Elapsed.TotalSeconds")] Stopwatch M1() => new();
            [Measure("a", Units.Seconds, From = "result.Ticks")] Odd M3() => new();
            void M2(TimeSpan t, Stopwatch w, Odd odd, double x)
            {
                Perf.Record("a", t.TotalSeconds, Units.Seconds);
                Perf.Record("a", t.TotalMilliseconds, "milliseconds");
                Perf.Record("a", t.TotalMilliseconds / 1000, Units.Seconds);
                Perf.Record("a", odd.Ticks, Units.Seconds);
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

    [Fact]
    public Task NamesThatSayAnotherUnitAreReported() => Rule.ReportsAsync(
        """
        class C
        {
            private long _waitMs;
            void M(double sizeKilobytes, long promptTokens)
            {
                Perf.Record("a", [|_waitMs|], Units.Seconds);
                Perf.Record("a", [|(double)_waitMs|], "s");
                Perf.Record("a", [|sizeKilobytes|], Units.Bytes);
                Metrics.TotalTokens.Record([|_waitMs|]);
                Perf.Record("a", promptTokens, Units.Count);
                Perf.Record("a", promptTokens, "{token}");
                Perf.Record("a", _waitMs, "ms");
            }
        }
        """,
        "'_waitMs' is in ms, and 'a' is recorded in seconds",
        "'_waitMs' is in ms, and 'a' is recorded in seconds",
        "'sizeKilobytes' is in kB, and 'a' is recorded in bytes",
        "'_waitMs' is in ms, and 'total_tokens' is recorded in tokens");

    [Fact]
    public Task APartOfATimeForTheWholeAndAShareDividedAsWholeNumbersAreReported() => Rule.ReportsAsync(
        """
        class C
        {
            void M(TimeSpan t, int done, int all)
            {
                Perf.Record("a", [|t.Seconds|], Units.Seconds);
                Perf.Record("a", [|done / all|], Units.Ratio);
                Perf.Record("a", 100 * done / all, Units.Percent);
                Perf.Record("a", (double)done / all, Units.Ratio);
            }
        }
        """,
        "'TimeSpan.Seconds' is a part of the time (the whole is 'TotalSeconds'), and 'a' is recorded in seconds",
        "'done / all' is divided as whole numbers, and 'a' is recorded in ratio");

    [Fact]
    public Task WhatInstrumentsRecordIsReported() => Rule.ReportsAsync(
        """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class C
        {
            private static readonly Meter Meter = new("m");
            private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("wait", "s");
            private readonly Histogram<double> _work;
            private Histogram<double> Milliseconds { get; } = Meter.CreateHistogram<double>("other", "ms");
            C(Meter meter) => _work = meter.CreateHistogram<double>("work", unit: Units.Seconds);
            void M(Stopwatch w, TimeSpan t, C? other)
            {
                Waits.Record([|w.ElapsedMilliseconds|]);
                _work.Record([|t.TotalMilliseconds|], new KeyValuePair<string, object?>("a", 1));
                Waits.Record(t.TotalSeconds);
                other?.Milliseconds?.Record(t.TotalMilliseconds);
            }
        }
        """,
        "'Stopwatch.ElapsedMilliseconds' is in ms, and 'wait' is recorded in seconds",
        "'TimeSpan.TotalMilliseconds' is in ms, and 'work' is recorded in seconds");

    [Fact]
    public Task AnInstrumentWhoseTypeCannotHoldItsUnitIsReported() => Rule.ReportsAsync(
        """
        class C(System.Diagnostics.Metrics.Meter meter)
        {
            void M()
            {
                meter.CreateCounter<[|double|]>("shop.orders", "{order}");
                meter.CreateHistogram<[|float|]>("page.size", "By");
                meter.CreateGauge<[|int|]>("disk.utilization", "1");
                meter.CreateObservableGauge([|"used.tokens"|], static () => 0.5, "{token}");
                meter.CreateCounter<long>("shop.carts", "{cart}");
                meter.CreateGauge<double>("cpu.utilization", "1");
                meter.CreateGauge<int>("version", "1");
                meter.CreateHistogram<double>("wait", "s");
            }
        }
        """,
        "'double' is a number with a fraction, and 'shop.orders' is recorded in {order}",
        "'float' is a number with a fraction, and 'page.size' is recorded in bytes",
        "'int' is a whole number, and 'disk.utilization' is recorded in ratio",
        "'double' is a number with a fraction, and 'used.tokens' is recorded in tokens");

    [Fact]
    public Task ANameThatSaysAnotherUnitIsConvertedAndAPartBecomesTheWhole() => Fix.FixesAllAsync(
        "Read the value in seconds",
        """
        class C { void M(TimeSpan t, long waitMs) { Perf.Record("a", [|waitMs|], Units.Seconds); Perf.Record("b", [|t.Seconds|], Units.Seconds); } }
        """,
        """
        class C { void M(TimeSpan t, long waitMs) { Perf.Record("a", waitMs / 1000.0, Units.Seconds); Perf.Record("b", t.TotalSeconds, Units.Seconds); } }
        """);

    [Fact]
    public Task WhatAnInstrumentRecordsIsRead() => Fix.FixesAsync(
        "Read the value in seconds",
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly Histogram<double> _waits = meter.CreateHistogram<double>("wait", "s");
            void M(TimeSpan t) => _waits.Record([|t.TotalMilliseconds|]);
        }
        """,
        """
        using System.Diagnostics.Metrics;
        class C(Meter meter)
        {
            private readonly Histogram<double> _waits = meter.CreateHistogram<double>("wait", "s");
            void M(TimeSpan t) => _waits.Record(t.TotalSeconds);
        }
        """);

    [Fact, Edge("PRFG4009")]
    public Task APartOfATimeIsNotTheWhole() => Rule.EdgeAsync(
        """class C { void M(TimeSpan time) => Perf.Record("wait", $$, Units.Seconds); }""",
        silent: "time.TotalSeconds",
        reported: "[|time.Seconds|]");
}
