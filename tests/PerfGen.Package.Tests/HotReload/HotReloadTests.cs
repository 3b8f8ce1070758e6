using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfGen.Package.Tests.HotReload;

/// <summary>What a program goes through whose code changes while it runs, under <c>dotnet watch</c>. With <c>PERFGEN_SLOW=1</c> only.</summary>
public sealed partial class HotReloadTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Program = """
        while (true)
        {
            Console.WriteLine($"program {Work.All()} {Work.Recorded()}");
            Thread.Sleep(200);
        }
        """;

    private const string Work = """
        using PerfGen;

        public static class Work
        {
            private static readonly Dictionary<string, int> Calls = [];
            private static readonly IDisposable Observing = Perf.Observe(Count);

            public static string Recorded()
            {
                lock (Calls)
                {
                    return string.Join(" ", Calls.Select(static method => method.Key + "=" + method.Value));
                }
            }

            public static string All() => Tracked() + "," + Plain();

            [TrackPerformance]
            public static int Tracked() => 1;

            public static int Plain() => 1;

            private static void Count(IReadOnlyList<ObservedMeasurement> batch)
            {
                lock (Calls)
                {
                    foreach (var one in batch)
                    {
                        Calls[one.Method!] = Calls.GetValueOrDefault(one.Method!) + 1;
                    }
                }
            }
        }
        """;

    [SkippableFact]
    public async Task CallsStayRecordedAndWhatBecomesTrackedIsRecordedFromTheNextStartOn()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");
        var consumer = feed.NewConsumer("Watched", "", Program);
        consumer.Write("Work.cs", Work);
        await using var program = new WatchedProgram(consumer.Folder, feed.NewFolder("watched-data"));
        await RecordsMoreAsync(program, "1,1");

        // Bodies, tracked or not, and lines that move.
        Edit(consumer, "Tracked() => 1", "Tracked() => 2");
        await RecordsMoreAsync(program, "2,1");
        Edit(consumer, "Plain() => 1", "Plain() => 2");
        await RecordsMoreAsync(program, "2,2");
        Edit(consumer, "using PerfGen;", "// moved\nusing PerfGen;\n");

        // A new call is recorded as well.
        Edit(consumer, "\",\" + Plain()", "\",\" + Plain() + \",\" + Tracked()");
        var first = await RecordsMoreAsync(program, "2,2,2");
        Assert.True(await RecordsMoreAsync(program, "2,2,2") >= first + 1);

        // A method that becomes tracked runs as it did, also where its call is edited.
        Edit(consumer, "    public static int Plain", "    [TrackPerformance]\n    public static int Plain");
        Edit(consumer, "\",\" + Tracked()", "\";\" + Tracked()");
        await RecordsMoreAsync(program, "2,2;2");
        Assert.DoesNotContain("Plain=", await program.LineAsync(static line => line.StartsWith("program 2,2;2", StringComparison.Ordinal)), StringComparison.Ordinal);

        // An edit that needs a restart gets one: now it is recorded.
        Edit(consumer, "public static class Work", "public static class Work<T>");
        consumer.Write("Program.cs", consumer.ReadText("Program.cs").Replace("Work.", "Work<int>.", StringComparison.Ordinal));
        await program.LineAsync(static line => line.StartsWith("program 2,2;2", StringComparison.Ordinal) && line.Contains("Plain=", StringComparison.Ordinal));
    }

    /// <summary>Whether or not another method of its type is still tracked, so that generated code changes or goes away.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AMethodThatLosesItsAttributeRunsOnAndIsRecordedNoMore(bool isOtherTracked)
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1", "Slow: set PERFGEN_SLOW=1.");
        var consumer = feed.NewConsumer("Released" + isOtherTracked, "", Program);
        consumer.Write("Work.cs", isOtherTracked ? Work.Replace("    public static int Plain", "    [TrackPerformance]\n    public static int Plain", StringComparison.Ordinal) : Work);
        await using var program = new WatchedProgram(consumer.Folder, feed.NewFolder("released-data-" + isOtherTracked));
        await RecordsMoreAsync(program, "1,1");

        Edit(consumer, "    [TrackPerformance]\n    public static int Tracked() => 1", "    public static int Tracked() => 2");
        Edit(consumer, "Plain() => 1", "Plain() => 2");
        var first = await program.LineAsync(static line => line.StartsWith("program 2,2 ", StringComparison.Ordinal));
        for (var line = 0; line < 10; line++)
        {
            await program.LineAsync(static line => line.StartsWith("program 2,2 ", StringComparison.Ordinal));
        }

        // What was handed over late may still come, or the program has started again.
        var last = await program.LineAsync(static line => line.StartsWith("program 2,2 ", StringComparison.Ordinal));
        Assert.InRange(Count(last), 0, Count(first) + 2);
        Assert.Equal(isOtherTracked, last.Contains("Plain=", StringComparison.Ordinal));
    }

    private static void Edit(ConsumerProject consumer, string what, string by)
    {
        var text = consumer.ReadText("Work.cs");
        Assert.Contains(what, text, StringComparison.Ordinal);
        consumer.Write("Work.cs", text.Replace(what, by, StringComparison.Ordinal));
    }

    /// <summary>The program prints what it should by now, and the count of recorded calls grows.</summary>
    private static async Task<int> RecordsMoreAsync(WatchedProgram program, string printed)
    {
        var first = Count(await program.LineAsync(line => line.StartsWith($"program {printed} ", StringComparison.Ordinal)));
        return Count(await program.LineAsync(line => line.StartsWith($"program {printed} ", StringComparison.Ordinal) && Count(line) > first + 1));
    }

    private static int Count(string line) => CountPattern().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\bTracked=(\d+)")]
    private static partial Regex CountPattern();
}
