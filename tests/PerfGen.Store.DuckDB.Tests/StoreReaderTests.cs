using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

public sealed class StoreReaderTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public StoreReaderTests()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        _data.Drain();
    }

    [SkippableFact]
    public void TheEngineIsLoadedAheadWhereTheProgramSaysSoAndNotBefore()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere a process does not say what it has loaded.");
        using var program = ChildProcess.Writer(_data, "scenario=preload");
        program.WaitForSuccess();

        Assert.Equal(["loaded 0", "loaded 1"], program.Lines);
    }

    [Theory]
    [InlineData("insert into store.strings values (1, 'x')")]
    [InlineData("create table t (a integer)")]
    [InlineData("select * from read_text('/etc/hostname')")]
    [InlineData("copy (select 1) to '/tmp/perfgen-should-not-exist.csv'")]
    [InlineData("attach '/tmp/perfgen-should-not-exist.db'")]
    [InlineData("set memory_limit = '64GB'")]
    [InlineData("set enable_external_access = true")]
    [InlineData("install sqlite")]
    public void TheSandboxRefuses(string sql)
    {
        using var reader = StoreReader.Open(_data.Directory, StoreReadOptions.Sandboxed);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;

        var error = Assert.ThrowsAny<Exception>(() => command.ExecuteScalar());

        Assert.Null(reader.Explain(error)); // It is about the question, not about the database.
    }

    [Fact]
    public void TheSandboxAnswersQuestions()
    {
        using var reader = StoreReader.Open(_data.Directory, StoreReadOptions.Sandboxed with { Threads = 1 });
        using var command = reader.Connection.CreateCommand();
        command.CommandText = "select count(*) || ' ' || current_setting('TimeZone') || ' ' || current_setting('threads') from calls where started_at < now()";
        Assert.Equal("1 UTC 1", command.ExecuteScalar());
    }

    [Fact]
    public void ASandboxNeverSharesAnInstanceWithAnOpenReader()
    {
        using var open = StoreReader.Open(_data.Directory);
        var busy = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory, StoreReadOptions.Sandboxed with { WaitForFile = TimeSpan.FromMilliseconds(50) }));
        Assert.Equal(StoreErrorKind.Busy, busy.Kind);

        using var likewise = StoreReader.Open(_data.Directory);
        Assert.Equal(Migrating.Migrations.Latest, likewise.SchemaVersion);
    }

    [Fact]
    public void NobodyWritesInThisProcessWhileItReads()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        using (StoreReader.Open(_data.Directory))
        {
            var waiting = new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromMilliseconds(50) });
            Assert.Equal((0, 1), (waiting.Calls, waiting.Waiting));
            Assert.NotNull(waiting.HeldBy);
        }

        Assert.Equal(1, _data.Drain().Calls);
    }

    [Fact]
    public void AProgramThatReadsItsOwnDatabaseByTheSameLibraryMakesRecordsWait()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        using (var mine = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile};access_mode=READ_ONLY"))
        {
            mine.Open();
            var waiting = _data.Drain();
            Assert.Equal((0, 1, Environment.ProcessId), (waiting.Calls, waiting.Waiting, waiting.HeldBy?.ProcessId));
        }

        Assert.Equal(1, _data.Drain().Calls);
    }

    [Fact]
    public async Task AReaderWaitsForADrainerAndGoesOnWhenItIsDone()
    {
        var deadline = new Deadline(TimeSpan.FromSeconds(30));
        var drainer = DatabaseAccess.WaitToWrite(_data.Directory, deadline, CancellationToken.None)!;
        var question = Task.Run(() => _data.AskOne("select count(*) from calls"));
        await Task.Delay(100);
        Assert.False(question.IsCompleted);

        drainer.Dispose();
        Assert.Equal("1", await question);
    }

    [Fact]
    public async Task AReaderWaitsForADrainerLongerThanForSomebodyElse()
    {
        var wait = TimeSpan.FromMilliseconds(500);
        var drainer = DatabaseAccess.WaitToWrite(_data.Directory, new Deadline(TimeSpan.Zero), CancellationToken.None)!;
        var question = Task.Run(() => StoreReader.Open(_data.Directory, new StoreReadOptions { WaitForFile = wait }).Dispose());
        await Task.Delay(wait * 3);
        Assert.False(question.IsCompleted);

        drainer.Dispose();
        await question;
    }

    [Fact]
    public async Task ADrainInTheBackgroundWaitsUntilALongQuestionIsAnswered()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        journal.Call(journal.Site("Work"));
        journal.Write();
        var wait = TimeSpan.FromMilliseconds(50);
        Task<DrainResult> drain;
        using (StoreReader.Open(_data.Directory))
        {
            drain = Task.Run(() => new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = wait, WaitForReaders = TimeSpan.FromMinutes(2) }));
            await Task.Delay(wait * 20);
            Assert.False(drain.IsCompleted);
        }

        Assert.Equal(1, (await drain).Calls);
    }

    [Fact]
    public void WaitingEndsWhenTheCallerStopsIt()
    {
        using var drainer = DatabaseAccess.WaitToWrite(_data.Directory, new Deadline(TimeSpan.Zero), CancellationToken.None);
        using var stop = new CancellationTokenSource(50);
        Assert.ThrowsAny<OperationCanceledException>(() => StoreReader.Open(_data.Directory, new StoreReadOptions { WaitForFile = TimeSpan.FromMinutes(5) }, stop.Token));
    }

    public void Dispose() => _data.Dispose();
}
