using PerfGen.Store.DuckDB.Draining;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class DrainTests : IDisposable
{
    private readonly TemporaryData _data = new();
    private readonly Guid _source = JournalBuilder.NewSource();

    [Fact]
    public void ACallBecomesARowWithAllThatItsRecordAndDictionarySay()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        var context = journal.Context("s1", "t1", "refactoring", "ada", "gpt", "codex");
        var outer = journal.Call(journal.Site("Outer"), at: 1_000_000, duration: 2_500_000_000, context);
        journal.Call(journal.Site("Inner", agent: "grace"), at: 2_000_000, duration: 5, context, CallStatus.Failure, outer, journal.Text("System.IOException"), hash: 42);
        journal.Write();

        var result = _data.Drain();

        Assert.Equal((2, 0, 0, 0, 1), (result.Calls, result.Metrics, result.Events, result.Waiting, result.SourcesFinished));
        Assert.Equal(
            ["2.5|2500000000|success|null|Tests.Type|Outer|Outer_time|ada|t1|refactoring|s1|gpt|codex|1|null|7|4711|null|1|2026-01-02 03:04:05.001+00",
                "5E-09|5|failure|System.IOException|Tests.Type|Inner|Inner_time|grace|t1|refactoring|s1|gpt|codex|2|1|7|4711|42|1|2026-01-02 03:04:05.002+00"],
            _data.Ask("""
                select duration_s, duration_ns, status, error_type, type, method, metric, agent, task_id, task_type, session_id, model, cli, span_id, parent_id,
                  thread_id, process_id, error_hash, sample_weight, started_at::varchar
                from calls order by seq
                """));
        Assert.Equal(_source.ToString(), _data.AskOne("select distinct source from calls"));
    }

    [Fact]
    public void ContinuationsBecomeTokensCostTagsAndMetricsOfTheirCall()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        var site = journal.Site("Ask");
        var context = journal.Context(session: "s", task: "t");
        var tokens = journal.Tokens(100, -1, 7, 0, -1);
        var cost = journal.Cost(journal.Text("USD"), 1_870_000_001, origin: 1, older: tokens);
        var tag = journal.Tag(journal.Text("language"), journal.Text("C#"), older: cost);
        var lines = journal.Capture(journal.Metric("lines", Units.Lines), 12.5, older: tag);
        var answer = journal.Capture(journal.Metric("completion_tokens", Units.Tokens), 33, older: lines);
        journal.Call(site, context: context, continuation: answer);
        journal.Write();

        var result = _data.Drain();

        Assert.Equal((1, 2), (result.Calls, result.Metrics));
        Assert.Equal("100|33|7|0|null|1.870000001|USD|computed",
            _data.AskOne("select tokens_prompt, tokens_completion, tokens_cache_read, tokens_cache_write, tokens_reasoning, cost, cost_currency, cost_origin from calls"));
        Assert.Equal("language|C#|6", _data.AskOne("select name, value, span_id from tags"));
        Assert.Equal(["Ask_time|1E-06|seconds|auto|6|s|t|Ask", "completion_tokens|33|tokens|auto|6|s|t|Ask", "lines|12.5|lines|auto|6|s|t|Ask"],
            _data.Ask("select name, value, unit, origin, span_id, session_id, task_id, method from metrics order by name"));
        Assert.Equal("0", _data.AskOne("select sum(lost_continuations) from store.segments"));
    }

    [Fact]
    public void WhatNobodyKnowsIsNullAndNot0()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Plain"));
        journal.Write();
        _data.Drain();

        Assert.Equal("null|null|null|null|null|null|null|null|null",
            _data.AskOne("select tokens_prompt, tokens_completion, cost, error_type, parent_id, session_id, task_id, model, error_hash from calls"));
    }

    [Fact]
    public void AValueRecordedByHandIsAManualMetric()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Value(journal.Metric("lines_reviewed", Units.Lines), 412, at: 5_000, journal.Context(agent: "ada"));
        journal.Write();

        Assert.Equal(1, _data.Drain().Metrics);
        Assert.Equal("lines_reviewed|412|lines|manual|ada|null", _data.AskOne("select name, value, unit, origin, agent, span_id from metrics"));
    }

    [Fact]
    public void AValueCapturedFromACallThatAnotherRecordStandsForIsAnAutomaticMetric()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Value(journal.Metric("lines_reviewed", Units.Lines), 412, captured: true);
        journal.Write();

        _data.Drain();

        Assert.Equal("lines_reviewed|412|auto", _data.AskOne("select name, value, origin from metrics"));
    }

    [Fact]
    public void CallsThatWereOpenWhenTheirProcessDiedAreUnfinishedAndHaveNoDuration()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        var captured = journal.Capture(journal.Metric("lines", Units.Lines), 3);
        journal.Call(journal.Site("Long"), open: true, continuation: captured);
        journal.Write();

        Assert.Equal(1, _data.Drain().Calls);
        Assert.Equal("unfinished|null|null", _data.AskOne("select status, duration_ns, duration_s from calls"));
        Assert.Equal("lines|3|2", _data.AskOne("select name, value, span_id from metrics"));
    }

    [Fact]
    public void OpenCallsOfALivingProcessWaitUntilTheyEnd()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Long"), open: true);
        journal.Call(journal.Site("Short"));
        journal.Write();
        using (journal.Live())
        {
            Assert.Equal(1, _data.Drain().Calls);
            Assert.Equal("Short|success", _data.AskOne("select method, status from calls"));
        }

        Assert.Equal(1, _data.Drain().Calls);
        Assert.Equal(["Long|unfinished", "Short|success"], _data.Ask("select method, status from calls order by method"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void ACapturedValueWhoseCallWasNeverCommittedIsAMetricWithoutACallOnceItsProcessIsDead()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Capture(journal.Metric("lines", Units.Lines), 3);
        journal.Write();
        using (journal.Live())
        {
            Assert.Equal(0, _data.Drain().Metrics);
        }

        Assert.Equal(1, _data.Drain().Metrics);
        Assert.Equal("lines|3|null|auto", _data.AskOne("select name, value, span_id, origin from metrics"));
    }

    [Fact]
    public void ACallWaitsForAContinuationInASegmentThatIsNotListedYet()
    {
        var first = new JournalBuilder(_data.Directory, _source);
        var second = new JournalBuilder(_data.Directory, _source, ordinal: 2, firstSeq: 1 + (4 * 63));
        var metric = second.Metric("lines", Units.Lines);
        first.Call(first.Site("Ask"), continuation: second.Capture(metric, 9));
        first.Write();
        using var live = first.Live();

        // The first round leaves the call, and writes the segment between the rounds as its owner would have.
        var rounds = 0;
        var probe = new DrainProbe
        {
            AfterCommit = () =>
            {
                if (rounds++ == 0)
                {
                    second.Write();
                }
            },
        };
        var result = new Drainer(_data.Directory) { Probe = probe }.Drain(new DrainOptions());

        Assert.Equal(2, rounds);
        Assert.Equal((1, 1), (result.Calls, result.Metrics));
        Assert.Equal("lines|9|1", _data.AskOne("select name, value, span_id from metrics where name = 'lines'"));
    }

    [Fact]
    public void ACallWhoseContinuationIsGoneIsTakenWithoutItAndCounted()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Ask"), continuation: 99_999);
        journal.Write();

        Assert.Equal(1, _data.Drain().Calls);
        Assert.Equal("1", _data.AskOne("select sum(lost_continuations) from store.segments"));
    }

    [Fact]
    public void ANameThatPointsNowhereReadsAsUnknownAndIsCounted()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(site: 77, context: 78);
        journal.Write();
        _data.Drain();

        Assert.Equal("unknown|unknown|null", _data.AskOne("select method, metric, agent from calls"));
        Assert.Equal("2", _data.AskOne("select sum(unknown_names) from store.segments"));
    }

    [Fact]
    public void TheSegmentOfALivingProcessIsGivenBackOnlyWhenEverySlotOfItIsTaken()
    {
        var journal = new JournalBuilder(_data.Directory, _source, chunks: 2);
        var site = journal.Site("Work");
        for (var i = 0; i < 125; i++)
        {
            journal.Call(site, at: i);
        }

        journal.Write();
        using var live = journal.Live();
        _data.Drain();
        Assert.Equal(0u, DrainedMark(journal));

        journal.Call(site, at: 125);
        journal.Write();
        Assert.Equal(1, _data.Drain().Calls);
        Assert.Equal(1u, DrainedMark(journal));
        Assert.Equal("true|0", _data.AskOne("select complete::varchar, (select count(*) from store.ledger) from store.segments"));
        Assert.Equal(0, _data.Drain().Calls);
        Assert.Equal("126|126", _data.AskOne("select count(*), count(distinct (source, seq)) from calls"));
    }

    [Fact]
    public void NothingIsDrainedTwiceWhenTheJournalStays()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Work"));
        journal.Skip();
        journal.Call(journal.Site("Work"));
        journal.Write();
        using var live = journal.Live();

        Assert.Equal(2, _data.Drain().Calls);
        Assert.Equal(0, _data.Drain().Calls);
        File.Delete(Path.Combine(_data.Directory.Path, "status.json")); // Only the ledger in the database counts.
        Assert.Equal(0, _data.Drain().Calls);
        Assert.Equal("2", _data.AskOne("select count(*) from calls"));
    }

    [Fact]
    public void AJournalThatComesBackFromABackupIsNotTakenAgain()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.Call(journal.Site("Work"));
        journal.Write();
        Assert.Equal(1, _data.Drain().Calls);
        Assert.Empty(_data.JournalFiles());

        journal.Write();
        Assert.Equal(0, _data.Drain().Calls);
        Assert.Empty(_data.JournalFiles());
        Assert.Equal("1", _data.AskOne("select count(*) from calls"));
    }

    [Fact]
    public void DropsAndFaultsOfSourcesAreKeptWhenTheirSegmentsAreGone()
    {
        new JournalBuilder(_data.Directory, _source) { Dropped = 5, DictionaryFaults = 2, CaptureFaults = 1 }.Write();
        new JournalBuilder(_data.Directory, _source, ordinal: 2, firstSeq: 253) { Dropped = 9, DictionaryFaults = 3 }.Write();
        _data.Drain();

        Assert.Equal("9|5|1", _data.AskOne("select (select sum(dropped) from store.sources), sum(dictionary_faults), sum(capture_faults) from store.segments"));
        var status = StoreStatus.Read(_data.Directory);
        Assert.Equal((9, 5, 1), (status.Dropped, status.DictionaryFaults, status.CaptureFaults));
    }

    [Fact]
    public void RecordsOfAKindThatIsNotKnownStayForALaterVersion()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        journal.OfKind(200);
        journal.Call(journal.Site("Work"));
        journal.Write();

        var result = _data.Drain();

        Assert.Equal(1, result.Calls);
        Assert.Contains(result.Problems, static problem => problem.Contains("later version", StringComparison.Ordinal));
        Assert.NotEmpty(_data.JournalFiles());
    }

    [Fact]
    public void WithoutAJournalNoDatabaseIsMade()
    {
        var result = _data.Drain();

        Assert.Equal((0, 0), (result.Calls, result.Waiting));
        Assert.False(File.Exists(_data.Directory.DatabaseFile));
    }

    [Fact]
    public void ADrainOutOfTimeSaysHowManyRecordsWait()
    {
        var journal = new JournalBuilder(_data.Directory, _source);
        var site = journal.Site("Work");
        for (var i = 0; i < 10; i++)
        {
            journal.Call(site);
        }

        journal.Write();
        var result = new Drainer(_data.Directory).Drain(new DrainOptions { Budget = TimeSpan.Zero, RowsPerTransaction = 4 });

        Assert.Equal((4, 6), (result.Calls, result.Waiting));
        Assert.Equal(6, StoreStatus.Read(_data.Directory).Waiting);
    }

    public void Dispose() => _data.Dispose();

    private static uint DrainedMark(JournalBuilder journal) => BitConverter.ToUInt32(File.ReadAllBytes(journal.SegmentPath), 88);
}
