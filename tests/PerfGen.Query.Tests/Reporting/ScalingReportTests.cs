using System.Globalization;
using System.Text.Json;
using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Named;
using PerfGen.Query.Tests.Support;
using PerfGen.Runtime.Journal;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

/// <summary>What it gains to do work by several at once, in the four categories of the documents.</summary>
public sealed class ScalingReportTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private readonly RecordedData _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task K22_FiguresByDegreeAreThoseOfEveryMomentCountedOneByOne(int seed)
    {
        var random = new Random(seed);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Record(journal =>
            {
                int[] sites = [journal.Site("A"), journal.Site("B"), journal.Site("C")];
                for (var i = 0; i < 300; i++)
                {
                    var site = sites[random.Next(sites.Length)];
                    var (at, took) = (random.Next(200) * Second / 10, (long)Math.Exp((random.NextDouble() * 8) + 14));
                    var status = random.Next(10) switch { 0 => CallStatus.Failure, 1 => CallStatus.Cancelled, 2 => CallStatus.Timeout, 3 => CallStatus.Abandoned, _ => CallStatus.Success };
                    var above = journal.Call(site, at, took, status: status, open: random.Next(20) == 0);

                    // One in itself, which is no second piece of work; and one in another, which is.
                    if (random.Next(5) == 0)
                    {
                        journal.Call(random.Next(2) == 0 ? site : sites[0], at + (took / 4), took / 2, parent: above);
                    }
                }
            });
        }

        var report = await ScalingReport.LoadAsync(_data.Directory);
        var calls = new NaiveData(_data.Directory).Calls;
        var byId = calls.ToDictionary(static call => (call.Source, call.Seq));
        var counted = calls.Where(call => call.Ns is not null && !(call.Parent is { } parent && byId[(call.Source, parent)] is { Ns: not null } above && above.Method == call.Method)).ToArray();

        Assert.Equal(["A", "B", "C"], report.Work.Select(static work => work.Name).Order(StringComparer.Ordinal));
        foreach (var work in report.Work)
        {
            var own = counted.Where(call => call.Method == work.Name).Select(static call => (Began: call.StartedAt.Ticks * 100, Ended: (call.StartedAt.Ticks * 100) + call.Ns!.Value, call.Status)).ToArray();
            var expected = Naive(own);
            Assert.True(expected.Count > 4, "The calls do not overlap enough for the test.");
            Assert.Equal(expected.Keys, work.Degrees.Select(static degree => degree.Row.To <= 2 ? (int)degree.Row.To - 1 : (int)Math.Ceiling(Math.Log2(degree.Row.To))));
            Assert.All(work.Degrees.Zip(expected.Values), static pair =>
            {
                var (row, sums) = (pair.First.Row, pair.Second);
                Equal(sums.Elapsed, row.ElapsedSeconds);
                Equal(sums.Work, row.WorkSeconds);
                Equal(sums.Done, row.Done);
                Equal(sums.Rated, row.Rated);
                Equal(sums.DoneSeconds / sums.Done, row.MeanSeconds);
                Equal(Math.Sqrt(sums.Squares / sums.Done), row.DeviationSeconds, 1e-4);
                Equal(sums.Done / sums.Elapsed, pair.First.PerSecond);
                Equal(sums.Done / sums.Rated, pair.First.SuccessRate);
                Equal(sums.Work / sums.Elapsed, pair.First.MeanAtOnce);
            });
            Assert.Equal(own.Count(static call => call.Status == "success"), work.Done);
            Equal(expected.Values.Sum(static sums => sums.Elapsed), work.ElapsedSeconds);
            if (expected[0] is { Done: >= DegreeFigures.LeastDone } alone)
            {
                var pace = alone.Elapsed / alone.Done;
                Equal(expected.Values.Sum(static sums => sums.Done) * pace, work.OneAtATimeSeconds);
                Equal(work.OneAtATimeSeconds!.Value / work.ElapsedSeconds, work.SpeedUp);
                var beside = expected.Where(static degree => degree.Key > 0).Select(static degree => degree.Value).ToArray();
                Equal(beside.Sum(static sums => sums.Done) * pace / beside.Sum(static sums => sums.Work), work.Efficiency);
            }
        }

        Assert.Equal([$"{calls.Count(static call => call.Ns is null)} calls without a known end are left out"], report.Notes);
    }

    [Fact]
    public async Task K22_SixteenOf90SecondsAtOnceAreTenTimesAsFastAsSixteenOf60OneByOne()
    {
        Record(static journal =>
        {
            var search = journal.Site("Search");
            for (var i = 0; i < 16; i++)
            {
                journal.Call(search, i * 60 * Second, 60 * Second);
                journal.Call(search, 5_000 * Second, 90 * Second);
            }
        });

        var report = await ScalingReport.LoadAsync(_data.Directory);
        var work = Assert.Single(report.Work);
        var (alone, together) = (work.Degrees[0], work.Degrees[1]);

        Assert.Equal(2, work.Degrees.Count);
        Assert.Equal((1, 1, 16, 16), (alone.Row.From, alone.Row.To, together.Row.From, together.Row.To));
        Equal(1, alone.SpeedUp);
        Equal(960.0 / 90, together.SpeedUp);
        Equal(960.0 / 90 / 16, together.Efficiency);
        Equal(90 - (960.0 / 16), together.OverheadSeconds);
        Equal(1_920.0 / 1_050, work.SpeedUp);
        Equal(870, work.SavedSeconds);
        Assert.Equal((16, null, true, null), (work.Best!.Row.To, work.DegradesFrom, work.IsQualityMaintained, work.Unknown));
        Check(report);
    }

    [Fact]
    public async Task K22_FromWhereThroughputFallsAndWhereSuccessIsLostIsSaid()
    {
        Record(static journal =>
        {
            var write = journal.Site("Write");
            for (var i = 0; i < 40; i++)
            {
                journal.Call(write, i * 20 * Second, 10 * Second);
                for (var j = 0; j < 8; j++)
                {
                    // Two at once take half as long again, eight take ten times as long, and half of these fail.
                    journal.Call(write, (20_000 + (i * 200)) * Second, 100 * Second, status: j % 2 == 0 ? CallStatus.Success : CallStatus.Failure);
                    if (j < 2)
                    {
                        journal.Call(write, (10_000 + (i * 20)) * Second, 15 * Second);
                    }
                }
            }
        });

        var work = Assert.Single((await ScalingReport.LoadAsync(_data.Directory)).Work);

        Assert.Equal([1, 2, 8], work.Degrees.Select(static degree => degree.Row.From));
        Equal(2 * 10 / 15.0, work.Best!.SpeedUp);
        Equal(4 * 10 / 100.0, work.Degrees[2].SpeedUp);
        Assert.Equal((2, 8), (work.Best.Row.To, work.DegradesFrom!.Row.To));
        Assert.False(work.IsQualityMaintained);
        Equal(1, work.SuccessAlone);
        Equal((80 + 160) / (80 + 320.0), work.SuccessBeside);
    }

    [Fact]
    public async Task AFallThatChanceExplainsIsNone()
    {
        Record(static journal =>
        {
            var write = journal.Site("Write");
            for (var i = 0; i < 12; i++)
            {
                // Times of 1 s and of much more, a dozen of each: their means differ, as those of a dozen do.
                journal.Call(write, i * 1_000 * Second, (i % 2 == 0 ? 1 : 100) * Second);
                journal.Call(write, ((i * 1_000) + 500) * Second, (i % 2 == 0 ? 1 : 240) * Second);
                journal.Call(write, ((i * 1_000) + 500) * Second, (i % 2 == 0 ? 1 : 240) * Second);
            }
        });

        var work = Assert.Single((await ScalingReport.LoadAsync(_data.Directory)).Work);

        Assert.True(work.Degrees[1].SpeedUp < 0.95, $"The test needs a fall: {work.Degrees[1].SpeedUp}");
        Assert.Null(work.DegradesFrom);
    }

    [Fact]
    public async Task WhereThereIsNothingToCompareTheReasonIsSaidAndNoFactor()
    {
        Record(static journal =>
        {
            var (alone, few, never, rare) = (journal.Site("Alone"), journal.Site("FewAlone"), journal.Site("NeverAlone"), journal.Site("RarelyBeside"));
            for (var i = 0; i < 20; i++)
            {
                journal.Call(alone, i * 2 * Second, Second);
                journal.Call(rare, i * 2 * Second, (i == 3 ? 3 : 1) * Second);
                journal.Call(few, (i < 5 ? i * 10 : 100) * Second, Second);
                journal.Call(never, i / 2 * 2 * Second, Second);
            }
        });

        var report = await ScalingReport.LoadAsync(_data.Directory);
        WorkScaling Of(string name) => report.Work.Single(work => work.Name == name);

        Assert.Equal("never more than one at once", Of("Alone").Unknown);
        Assert.Equal("fewer than 6 ran alone: too few to compare with", Of("FewAlone").Unknown);
        Assert.Equal("never one alone: nothing to compare with", Of("NeverAlone").Unknown);
        Assert.Equal("fewer than 6 ran beside others: too few to compare", Of("RarelyBeside").Unknown);
        Assert.All(report.Work, static work => Assert.Equal((null, null, null, null), (work.Efficiency, work.Best, work.DegradesFrom, work.IsQualityMaintained)));
        Assert.All([Of("FewAlone"), Of("NeverAlone")], static work => Assert.Equal((null, null, null), (work.SpeedUp, work.OneAtATimeSeconds, work.SavedSeconds)));
        Check(report);
    }

    [Fact]
    public async Task TasksAreComparedByKindAndThoseThatWereCancelledAreNeitherDoneNorFailed()
    {
        Record(static journal =>
        {
            void Task(int number, string? kind, long from, long seconds, TaskResult result)
            {
                var context = journal.Context("s", $"t{number}", kind);
                journal.Event(EventKind.TaskStart, context, from * Second);
                journal.Event(EventKind.TaskEnd, context, (from + seconds) * Second, result);
            }

            for (var i = 0; i < 10; i++)
            {
                Task(i, "review", i * 100, 30, i == 0 ? TaskResult.Failure : TaskResult.Success);
                Task(100 + i, "review", 10_000 + (i / 2 * 100), 40, i < 2 ? TaskResult.Cancelled : TaskResult.Success);
                Task(200 + i, null, i * 100, 30, TaskResult.Success);
            }
        });

        var report = await ScalingReport.LoadAsync(_data.Directory);
        var review = report.Work[0];

        Assert.Equal([("task_type", "review", 17), ("task_type", "", 10)], report.Work.Select(static work => (work.Kind, work.Name, work.Done)));
        Equal(0.9, review.SuccessAlone);
        Equal(1, review.SuccessBeside);
        Equal(8 * (300 / 9.0) / 400, review.Efficiency);
        Assert.Equal("never more than one at once", report.Work[1].Unknown);
    }

    [Fact]
    public async Task OnlyWhatBeganInTheWindowCountsAndOfVeryManyCallsTheNewestWholeMinutes()
    {
        Record(static journal =>
        {
            var call = journal.Site("Call");
            for (var i = 0; i < 100; i++)
            {
                journal.Call(call, i * 6 * Second, Second);
            }
        });

        var begin = JournalBuilder.Begin;
        var window = await ScalingReport.LoadAsync(_data.Directory, new ReportWindow(begin.AddSeconds(60), begin.AddSeconds(120), "a minute"));
        var newest = await ScalingReport.LoadAsync(_data.Directory, ReportWindow.All, 25, CancellationToken.None);
        var one = await ScalingReport.LoadAsync(_data.Directory, ReportWindow.All, 1, CancellationToken.None);

        // The builder's clock begins at 03:04:05, the last call at 03:13:59: ten a minute.
        Assert.Equal((10, 20, 10), (window.Work[0].Done, newest.Work[0].Done, one.Work[0].Done));
        Assert.Empty(window.Notes);
        Assert.Equal(["of 100 calls only those since 2026-01-02 03:12 UTC are looked at, no more than 25 or one minute; --since names another window"], newest.Notes);
    }

    [Fact]
    public async Task RowsThatStandForSeveralCallsAreLeftOutAndCounted()
    {
        _data.Record("calls=640", "sample=64");
        _data.Drain();
        var rows = StoredCall.Read(_data.Directory, "select count(*) from calls where sample_weight > 1", static row => (long)row[0]!).Single();

        var report = await ScalingReport.LoadAsync(_data.Directory);

        Assert.True(rows > 0);
        Assert.Equal([$"{rows} rows of sampled methods are left out: they stand for calls of which nobody knows what they ran beside"], report.Notes);
    }

    [Fact]
    public async Task WhereNothingIsRecordedTheReportIsEmptyAndSaysSo()
    {
        var report = await ScalingReport.LoadAsync(_data.Directory);

        Assert.Empty(report.Work);
        Assert.False(_data.Directory.Exists);
        Check(report);
    }

    [Fact]
    public void TheFormForProgramsHasTheFourCategories()
    {
        WorkAtOnce Row(long from, double seconds, double done) => new() { Kind = "method", Type = "T", Name = "M", From = from, To = from, ElapsedSeconds = seconds, WorkSeconds = from * seconds, Done = done, Rated = done, MeanSeconds = from * seconds / done, DeviationSeconds = 0 };
        using var stream = new MemoryStream();
        ScalingJson.Write(stream, new ScalingReport { DataDirectory = "/d", Window = ReportWindow.All, Work = [new WorkScaling([Row(1, 100, 10), Row(4, 50, 10)])], Notes = ["a note"], Waiting = 3 });

        using var document = JsonDocument.Parse(stream.ToArray());
        var work = document.RootElement.GetProperty("work")[0];
        double Number(string category, string name) => work.GetProperty(category).GetProperty(name).GetDouble();
        Assert.Equal("perfgen.scalability/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal((100 + 50, 200, 50), (Number("execution_speed", "elapsed_seconds"), Number("execution_speed", "one_at_a_time_seconds"), Number("execution_speed", "saved_seconds")));
        Equal(0.5, Number("resource_efficiency", "efficiency"));
        Equal(10, Number("resource_efficiency", "overhead_seconds"));
        Assert.True(work.GetProperty("quality_maintenance").GetProperty("is_maintained").GetBoolean());
        Assert.Equal((4, 2), (Number("scalability_factors", "best_at_once_to"), Number("scalability_factors", "best_speed_up")));
        Assert.Equal(JsonValueKind.Null, work.GetProperty("scalability_factors").GetProperty("degrades_from").ValueKind);
        Assert.Equal([1, 2], work.GetProperty("degrees").EnumerateArray().Select(static degree => degree.GetProperty("speed_up").GetDouble()));
    }

    /// <summary>Every stretch between two moments at which something begins or ends, and who runs in it.</summary>
    private static SortedDictionary<int, Sums> Naive((long Began, long Ended, string Status)[] calls)
    {
        var result = new SortedDictionary<int, Sums>();
        var moments = calls.SelectMany(static call => (long[])[call.Began, call.Ended]).Distinct().Order().ToArray();
        foreach (var (from, to) in moments.Zip(moments.Skip(1)))
        {
            var running = calls.Where(call => call.Began < to && call.Ended > from).ToArray();
            if (running.Length == 0)
            {
                continue;
            }

            var place = 0;
            while (1 << place < running.Length)
            {
                place++;
            }

            var sums = result.TryGetValue(place, out var known) ? known : result[place] = new Sums();
            sums.Elapsed += (to - from) / 1e9;
            sums.Work += running.Length * ((to - from) / 1e9);
            foreach (var call in running)
            {
                var share = (double)(to - from) / (call.Ended - call.Began);
                sums.Rated += call.Status is "success" or "failure" or "timeout" ? share : 0;
                if (call.Status == "success")
                {
                    sums.Done += share;
                    sums.DoneSeconds += share * (call.Ended - call.Began) / 1e9;
                    sums.Parts.Add((share, (call.Ended - call.Began) / 1e9));
                }
            }
        }

        return result;
    }

    private static void Equal(double expected, double? actual, double within = 1e-6) =>
        Assert.True(actual is { } number && Math.Abs(number - expected) <= within * Math.Max(1, Math.Abs(expected)), string.Create(CultureInfo.InvariantCulture, $"{expected} / {actual}"));

    private static void Check(ScalingReport report, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        ScalingText.Write(text, report);
        Snapshot.Check(text.ToString(), "Reporting", nameof(ScalingReportTests), test);
    }

    private void Record(Action<JournalBuilder> record)
    {
        _data.Directory.Create();
        new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: 16).WriteWith(record);
        _data.Drain();
    }

    private sealed class Sums
    {
        public double Elapsed { get; set; }

        public double Work { get; set; }

        public double Done { get; set; }

        public double DoneSeconds { get; set; }

        public double Rated { get; set; }

        public List<(double Share, double Seconds)> Parts { get; } = [];

        /// <summary>Squares of the distances from the mean, in the plain way.</summary>
        public double Squares => Parts.Sum(part => part.Share * Math.Pow(part.Seconds - (DoneSeconds / Done), 2));
    }
}
