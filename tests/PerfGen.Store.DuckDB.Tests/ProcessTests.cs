using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Several processes at once, and processes that are killed: every record that a writer acknowledged is in the database, once.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Count = "select count(*), count(distinct (source, seq)) from calls";

    private readonly TemporaryData _data = new();

    [Fact]
    public void AWriterThatIsKilledLosesNothingThatItAcknowledged()
    {
        using var writer = ChildProcess.Writer(_data, "calls=2000000", "threads=2", "ack=500", "pause=1", "capture=10");
        writer.WaitForLine(static line => line.StartsWith("ack 2 5000", StringComparison.Ordinal));
        writer.Kill();

        var result = _data.Drain();

        var acknowledged = writer.Acknowledged;
        Assert.True(acknowledged >= 5_000, $"{acknowledged}");
        Assert.InRange(result.Calls, acknowledged, acknowledged + (2 * 501));
        Assert.Equal($"{result.Calls}|{result.Calls}", _data.AskOne(Count));

        // The captured numbers of each thread are 10, 20, 30, … without a gap.
        Assert.Equal("0", _data.AskOne("""
            select count(*) from (
              select value, lag(value, 1, 0.0) over (partition by session_id order by value) as before from metrics where name = 'number') where value - before <> 10
            """));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void CallsThatAreOpenInAKilledWriterAreUnfinished()
    {
        using var writer = ChildProcess.Writer(_data, "calls=10", "threads=3", "open=1", "end=wait");
        foreach (var thread in (string[])["1", "2", "3"])
        {
            writer.WaitForLine(line => line == "open " + thread);
        }

        Assert.Equal(30, _data.Drain().Calls);
        writer.Kill();
        Assert.Equal(3, _data.Drain().Calls);
        Assert.Equal(["success|30", "unfinished|3"], _data.Ask("select status, count(*) from calls group by all order by 1"));
        Assert.Equal("3|3", _data.AskOne("select count(*), count(*) filter (ended_at is null) from sessions"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void ACallThatRunsForHoursHoldsAPageAndNotWhatWasRecordedBesideIt()
    {
        // Some 64 MB of journal; of each thread one call is open from the first segment on.
        using var writer = ChildProcess.Writer(_data, "calls=500000", "threads=2", "first=1", "end=wait");
        writer.WaitForLine(static line => line == "filled 1");
        writer.WaitForLine(static line => line == "filled 2");
        long Bytes() => Directory.GetFiles(_data.Directory.JournalFolder, "*.seg").Sum(static file => BytesOnDisk(file));
        var before = Bytes();

        Assert.Equal(1_000_000, _data.Drain().Calls);

        Assert.True(before > 60_000_000, $"{before} bytes before");
        Assert.True(Bytes() < 35_000_000, $"{Bytes()} bytes are left"); // The segment in use, what its owner has not yet deleted, and single pages.
        Assert.Equal(0, _data.Drain().Waiting);
        writer.Kill();
        Assert.Equal(2, _data.Drain().Calls);
        Assert.Equal(["success|1000000", "unfinished|2"], _data.Ask("select status, count(*) from calls group by all order by 1"));
        Assert.Empty(_data.JournalFiles());
    }

    [Theory]
    [InlineData("stop-before-commit")]
    [InlineData("stop-after-commit")]
    public void ADrainerThatIsKilledInItsTransactionLeavesAllOrNothingAndTheNextOneGoesOn(string moment)
    {
        using (var writer = ChildProcess.Writer(_data, "calls=5000", "capture=7"))
        {
            writer.WaitForSuccess();
        }

        using (var drainer = ChildProcess.Start(moment, _data))
        {
            drainer.WaitForLine(static line => line == "ready");
            Assert.NotEmpty(_data.JournalFiles());
            drainer.Kill();
        }

        var result = _data.Drain();

        Assert.Equal(moment == "stop-before-commit" ? 5000 : 0, result.Calls);
        Assert.Equal("5000|5000", _data.AskOne(Count));
        Assert.Equal("714", _data.AskOne("select count(*) from metrics where name = 'number'"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void DrainersThatAreKilledAtRandomMomentsLoseNothingAndDoubleNothing()
    {
        using (var writer = ChildProcess.Writer(_data, "calls=20000", "threads=2"))
        {
            writer.WaitForSuccess();
        }

        var random = new Random(20261121);
        for (var i = 0; i < 6; i++)
        {
            using var drainer = ChildProcess.Start("drain", _data);
            Thread.Sleep(random.Next(150, 900));
            drainer.Kill();
        }

        Assert.Equal(0, _data.Drain().Waiting);
        Assert.Equal("40000|40000", _data.AskOne(Count));
    }

    [Fact]
    public void DrainersOfSeveralProcessesAtOnceTakeEachRecordOnceAndSayNothingOfLocks()
    {
        using (var writer = ChildProcess.Writer(_data, "calls=6000", "threads=2"))
        {
            writer.WaitForSuccess();
        }

        var drainers = Enumerable.Range(0, 4).Select(_ => ChildProcess.Start("drain", _data)).ToArray();
        foreach (var drainer in drainers)
        {
            using (drainer)
            {
                drainer.WaitForSuccess();
                Assert.EndsWith(" 0 ", Assert.Single(drainer.Lines), StringComparison.Ordinal); // Nothing waits, nobody holds.
            }
        }

        Assert.Equal("12000|12000", _data.AskOne(Count));
    }

    [Fact]
    public void WritersThatDrainInTheProcessAndADrainerOutsideTakeEachRecordOnce()
    {
        var writers = Enumerable.Range(0, 3)
            .Select(_ => ChildProcess.Writer(_data, "calls=60000", "threads=2", "ack=2000", "pause=25", "capture=100", "drain=1"))
            .ToArray();
        while (!writers.All(static writer => writer.HasExited))
        {
            var result = new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30), RowsPerTransaction = 5_000 });
            Assert.Null(result.HeldBy);
            Assert.Empty(result.Problems);
            if (File.Exists(_data.Directory.DatabaseFile))
            {
                _data.AskOne(Count); // A reader among them.
            }
        }

        foreach (var writer in writers)
        {
            using (writer)
            {
                writer.WaitForSuccess();
                Assert.Contains("done 120000", writer.Lines);
            }
        }

        _data.Drain();
        Assert.Equal("360000|360000", _data.AskOne(Count));
        Assert.Equal("3600|3600", _data.AskOne("select count(*), count(distinct (source, seq)) from metrics where name = 'number'"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void AProgramThatDrainsInTheProcessLeavesItsDatabaseCompleteWhenItEnds()
    {
        // The last drain has two seconds. On a machine too busy for that the rest waits in the journal, and the next program takes it along.
        for (var programs = 1; programs <= 6; programs++)
        {
            using (var writer = ChildProcess.Writer(_data, "calls=300", "drain=1"))
            {
                writer.WaitForSuccess();
            }

            if (StoreStatus.Read(_data.Directory).Waiting == 0)
            {
                Assert.Equal($"{programs * 300}|{programs * 300}", _data.AskOne(Count));
                return;
            }
        }

        Assert.Fail("None of the programs drained all that it had recorded.");
    }

    [Theory]
    [InlineData("another file")]
    [InlineData("a cut one")]
    [InlineData("a folder")]
    [InlineData("held")]
    public void AProgramThatDrainsInTheProcessRunsAsEverOverADatabaseThatCannotBeUsed(string fault)
    {
        string[] expected;
        using (var writer = ChildProcess.Writer(_data, "calls=300", "ack=100", "drain=1"))
        {
            writer.WaitForSuccess();
            expected = Said(writer);
        }

        Assert.Equal(["ack 1 100", "ack 1 200", "ack 1 300", "done 300"], expected);
        _data.Drain();
        using var holder = fault == "held" ? ChildProcess.Start("hold", _data) : null;
        holder?.WaitForLine(static line => line == "ready");
        var database = _data.Directory.DatabaseFile;
        var kept = holder is null ? File.ReadAllBytes(database) : [];
        switch (fault)
        {
            case "another file":
                File.WriteAllText(database, new string('x', 5_000));
                break;
            case "a cut one":
                File.WriteAllBytes(database, kept[..(kept.Length / 3)]);
                break;
            case "a folder":
                File.Delete(database);
                System.IO.Directory.CreateDirectory(database);
                break;
        }

        using (var writer = ChildProcess.Writer(_data, "calls=300", "ack=100", "drain=1"))
        {
            writer.WaitForSuccess();
            Assert.Equal(expected, Said(writer));
            Assert.Equal("", writer.Errors);
        }

        // Its records wait: nothing is lost once the database is right again.
        holder?.Kill();
        if (fault == "a folder")
        {
            System.IO.Directory.Delete(database);
        }

        if (holder is null)
        {
            File.WriteAllBytes(database, kept);
        }

        Assert.Equal(300, _data.Drain().Calls);
        Assert.Equal("600|600", _data.AskOne(Count));
    }

    private static string[] Said(ChildProcess writer) => [.. writer.Lines.Where(static line => !line.StartsWith("source ", StringComparison.Ordinal))];

    [Fact]
    public void ADatabaseThatAPersonHasOpenMakesRecordsWaitAndSaysWhoHasIt()
    {
        using (var writer = ChildProcess.Writer(_data, "calls=10"))
        {
            writer.WaitForSuccess();
        }

        Assert.Equal(10, _data.Drain().Calls);
        using (var writer = ChildProcess.Writer(_data, "calls=7"))
        {
            writer.WaitForSuccess();
        }

        using (var shell = ChildProcess.Start("hold", _data))
        {
            shell.WaitForLine(static line => line == "ready");
            var result = new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromMilliseconds(200) });

            Assert.Equal((0, 9), (result.Calls, result.Waiting)); // With the two events of its session.
            Assert.Equal(new FileHolder("dotnet", shell.Id), result.HeldBy);
            Assert.Equal(shell.Id, StoreStatus.Read(_data.Directory).HeldBy?.ProcessId);
            var read = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory, new StoreReadOptions { WaitForFile = TimeSpan.FromMilliseconds(200) }));
            Assert.Equal((StoreErrorKind.Busy, shell.Id), (read.Kind, read.HeldBy?.ProcessId));
            FailureTests.AssertOneSentence(read.Message, _data.Directory.DatabaseFile);
            shell.Kill();
        }

        Assert.Equal(7, _data.Drain().Calls);
    }

    [Fact]
    public void ReadersThatOverlapDoNotKeepADrainerOut()
    {
        using (var writer = ChildProcess.Writer(_data, "calls=100"))
        {
            writer.WaitForSuccess();
        }

        _data.Drain();
        var readers = Enumerable.Range(0, 4).Select(_ => ChildProcess.Start("read", _data)).ToArray();
        try
        {
            foreach (var reader in readers)
            {
                reader.WaitForLine(static line => line == "ready");
            }

            for (var i = 1; i <= 5; i++)
            {
                var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
                journal.Call(journal.Site("Work"));
                journal.Write();
                var result = new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(20) });
                Assert.Equal((1, null), (result.Calls, result.HeldBy));
            }

            Assert.All(readers, static reader => Assert.False(reader.HasExited, reader.Errors));
            Assert.All(readers, static reader => Assert.Equal("", reader.Errors));
        }
        finally
        {
            foreach (var reader in readers)
            {
                reader.Dispose();
            }
        }
    }

    public void Dispose() => _data.Dispose();

    private static long BytesOnDisk(string file)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%b", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var blocks = stat.StandardOutput.ReadToEnd();
        stat.WaitForExit();
        return stat.ExitCode == 0 ? 512 * long.Parse(blocks, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
