using PerfGen.Exchange.Otlp;
using PerfGen.Runtime.Journal.Inbox;
using static PerfGen.Exchange.Tests.Support.Receiving;
using static PerfGen.Exchange.Tests.Support.Requests;

namespace PerfGen.Exchange.Tests.Otlp;

/// <summary>A client that got no answer sends its request again.</summary>
public sealed class RepeatedRequestTests
{
    /// <summary>After the receiver has begun to listen.</summary>
    private const long Later = 4_000_000_000_000_000_000;

    private static readonly string OneSpan = Traces(Span(1, "Work", Now, Now + 1_000_000));

    [Fact]
    public async Task ARequestThatComesAgainIsAnsweredAndCountsOnce()
    {
        await using var receiving = await StartAsync();
        Assert.Equal("{}", (await receiving.SendAsync("traces", OneSpan)).Text);
        Assert.Equal("{}", (await receiving.SendAsync("traces", OneSpan)).Text);

        // Another process, before and after somebody drains.
        await receiving.RestartAsync();
        Assert.Equal("{}", (await receiving.SendAsync("traces", OneSpan)).Text);
        Assert.Equal(["1"], receiving.Ask("select count(*) from calls"));
        await receiving.RestartAsync();
        await receiving.SendAsync("traces", OneSpan);
        Assert.Equal(["1"], receiving.Ask("select count(*) from calls"));
        Assert.Equal((0, 1), (receiving.Receiver.Statistics.Requests, receiving.Receiver.Statistics.Repeated));
    }

    [Fact]
    public async Task TheNextFileKnowsWhatThePreviousOneHeldOnceThatIsDrainedAndDeleted()
    {
        await using var receiving = await StartAsync();
        var counter = Metrics(Sum("shop.orders", 5, 2, Later, Later + 10));
        await receiving.SendAsync("traces", OneSpan);
        await receiving.SendAsync("metrics", counter);

        // Some 60 bytes of a span are some 300 in the journal: more than a file is filled with.
        for (var i = 0; i < 5; i++)
        {
            var spans = Enumerable.Range(1, 12_000).Select(n => Span(n, "Filling", Now, Now + n, trace: i + 2));
            Assert.Equal((0, ""), (await receiving.SendAsync("traces", Traces(string.Join(",", spans)))).Partial());
        }

        Assert.True(Directory.GetFiles(receiving.Directory.JournalFolder, "inbox-*.box").Length > 1);
        Assert.Equal(["60001"], receiving.Ask("select count(*) from calls"));
        Assert.Single(Directory.GetFiles(receiving.Directory.JournalFolder, "inbox-*.box"));

        await receiving.RestartAsync();
        await receiving.SendAsync("traces", OneSpan);
        await receiving.SendAsync("metrics", counter);
        await receiving.SendAsync("metrics", Metrics(Sum("shop.orders", 8, 2, Later, Later + 20)));
        Assert.Equal(["60001"], receiving.Ask("select count(*) from calls"));
        Assert.Equal(["5", "3"], receiving.Ask("select value::bigint from metrics where name = 'shop.orders' order by recorded_at"));
    }

    [Fact]
    public async Task WithTheHourAFileBeginsThatKnowsAllAndTheOldOneMayGo()
    {
        await using var receiving = await StartAsync();
        var clock = new Clock();
        var journal = new ImportJournal(receiving.Directory, clock);
        var value = new MetricValue("shop.orders", 1, Units.Count);
        Assert.NotNull(journal.Append(1, batch => Assert.Null(batch.Value(value, new WorkContext(), Now))));
        Assert.Null(journal.Append(1, static _ => Assert.Fail("It was taken before.")));
        journal.Tend();
        Assert.Single(Files());

        // The next hour, in which nothing comes.
        clock.Passed = TimeSpan.FromMinutes(5);
        journal.Tend();
        journal.Tend();
        Assert.Equal(2, Files().Length);
        Assert.Equal(["1"], receiving.Ask("select count(*) from metrics where name = 'shop.orders'"));
        Assert.Single(Files());
        Assert.Null(new ImportJournal(receiving.Directory, clock).Append(1, static _ => Assert.Fail("It was taken before.")));

        // Long after its client has given up, nobody needs its id.
        clock.Passed = TimeSpan.FromHours(2);
        journal.Tend();
        receiving.Ask("select 1");
        Assert.NotNull(new ImportJournal(receiving.Directory, clock).Append(1, batch => Assert.Null(batch.Value(value, new WorkContext(), Now))));

        string[] Files() => Directory.GetFiles(receiving.Directory.JournalFolder, "inbox-*.box");
    }

    [Fact]
    public async Task WhatWouldFillMoreThanAFrameIsSentBack()
    {
        await using var receiving = await StartAsync(new OtlpReceiverOptions { Port = 0, BodyLimit = 64 << 20 });
        var long255 = new string('x', 255);
        var spans = string.Join(",", Enumerable.Range(1, 66_000).Select(n => $$"""{"traceId":"{{1:x32}}","spanId":"{{n:x16}}","name":"{{long255}}","startTimeUnixNano":1,"endTimeUnixNano":2}"""));
        var answer = await receiving.SendAsync("traces", Traces(spans, Attribute("service.name", long255)));
        Assert.Equal(413, answer.Code);
        Assert.Contains("may take 64 MiB; send it in parts", answer.Text, StringComparison.Ordinal);
    }

    private sealed class Clock : TimeProvider
    {
        private readonly DateTimeOffset _begun = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddHours(DateTime.UtcNow.Hour).AddMinutes(58);

        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => _begun + Passed;
    }

    [Fact]
    public async Task APartOfARequestIsNotRecorded()
    {
        await using var receiving = await StartAsync();
        await receiving.SendAsync("traces", OneSpan);
        await receiving.SendAsync("traces", Traces(string.Join(",", Enumerable.Range(1, 100).Select(static n => Span(n, "Torn", Now, Now + n)))));
        var file = Directory.GetFiles(receiving.Directory.JournalFolder, "inbox-*.box").Single();

        // As a process leaves it that is killed while it writes.
        using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.SetLength(stream.Length - 10);
        }

        await receiving.RestartAsync();
        Assert.Equal("{}", (await receiving.SendAsync("traces", Traces(string.Join(",", Enumerable.Range(1, 100).Select(static n => Span(n, "Torn", Now, Now + n)))))).Text);
        var (inboxes, problems) = InboxReader.OpenAll(receiving.Directory.JournalFolder);
        Assert.Empty(problems);
        Assert.Equal(101, inboxes.Sum(static inbox => inbox.Read(0).Sum(static frame => frame.Count)));
    }
}
