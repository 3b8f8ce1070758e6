using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Units.BinaryPrefixRule,
    PerfGen.CodeFixes.Units.BinaryPrefixCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Units.BinaryPrefixRule>;

namespace PerfGen.Analyzers.Tests.Units;

public sealed class BinaryPrefixRuleTests
{
    [Fact]
    public Task AUnitOfTheOtherBaseIsReported() => Rule.ReportsAsync(
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, [|Units.Kilobytes|]);
                Perf.Record("a", bytes / 1024.0 / 1024.0, [|"MB"|]);
                Perf.Record("a", bytes >> 30, [|"GB"|]);
                Perf.Record("a", bytes / (1000 * 1000), [|"MiB"|]);
            }
        }
        """,
        "'a' is divided so that it is in KiB, and recorded in kB",
        "'a' is divided so that it is in MiB, and recorded in MB",
        "'a' is divided so that it is in GiB, and recorded in GB",
        "'a' is divided so that it is in MB, and recorded in MiB");

    [Fact]
    public Task ASpellingThatLeavesItOpenIsReported() => Rule.ReportsAsync(
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes, [|"KB"|]);
                Perf.Record("a", bytes / 1000, [|"mb"|]);
            }
        }
        """,
        "'KB' may be 1,000 bytes, 1,024 or bits: write one of 'kB', 'KiB' and their like, or record bytes",
        "'mb' may be 1,000 bytes, 1,024 or bits: write one of 'kB', 'KiB' and their like, or record bytes");

    [Fact]
    public Task UnitsOfTheirBaseAreNotReported() => Rule.ReportsAsync(
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, "KiB");
                Perf.Record("a", bytes / 1000.0, "kB");
                Perf.Record("a", bytes, "MB");
                Perf.Record("a", bytes / 3, "MB");
                Perf.Record("a", bytes / 1024, "s");
            }
        }
        """);

    [Fact]
    public Task TheUnitThatTheDivisionMakesIsWritten() => Fix.FixesAsync(
        "Use 'KiB'",
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, [|Units.Kilobytes|]);
            }
        }
        """,
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, Units.Kibibytes);
            }
        }
        """);

    [Fact]
    public Task ItIsWrittenEverywhereAtOnce() => Fix.FixesAllAsync(
        "Use 'KiB'",
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, [|Units.Kilobytes|]);
                Perf.Record("a", bytes / 1024, [|"KB"|]);
            }
        }
        """,
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes / 1024, Units.Kibibytes);
                Perf.Record("a", bytes / 1024, "KiB");
            }
        }
        """);

    [Fact]
    public Task WithoutADivisionThereIsNoFix() => Fix.OffersAsync(
        """
        class C(long bytes)
        {
            void M()
            {
                Perf.Record("a", bytes, [|"KB"|]);
            }
        }
        """);

    [Fact, Edge("PRFG4013")]
    public Task WhatIsDividedBy1024IsInKibibytes() => Rule.EdgeAsync(
        """class C { void M(long size) => Perf.Record("a", size / 1024.0, $$); }""",
        silent: "\"KiB\"",
        reported: """[|"kB"|]""");
}
