using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Questions in succession share an instance of the engine, and whatever happens to the file between them is noticed as if each opened it.</summary>
public sealed class StandingEngineTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public StandingEngineTests()
    {
        Write(1);
        _data.Drain();
        StoreReader.OpenForQuestion(_data.Directory, CancellationToken.None).Dispose(); // The first one opens the file itself.
    }

    private string Path => _data.Directory.DatabaseFile;

    [Fact]
    public void TheFileIsOpenForAsLongAsAQuestionIsAsked()
    {
        using (var reader = Open())
        {
            AssertStands(reader);
            Assert.False(FileDescriptors.AreNone(Path));
        }

        Assert.True(FileDescriptors.AreNone(Path));
        Assert.True(CanBeWrittenElsewhere());
    }

    [Fact]
    public void EachQuestionSeesWhatWasDrainedBefore()
    {
        for (var calls = 1; calls < 5; calls++)
        {
            Assert.Equal($"{calls}", Ask("select count(*) from calls"));
            Write(1);
            Assert.Equal(1, _data.Drain().Calls);
        }
    }

    [Fact]
    public void NobodyWritesWhileAQuestionIsAsked()
    {
        Write(1);
        using (var reader = Open())
        {
            AssertStands(reader);
            var waiting = new Drainer(_data.Directory).Drain(new DrainOptions { WaitForFile = TimeSpan.FromMilliseconds(50) });
            Assert.Equal((0, 1), (waiting.Calls, waiting.Waiting));
            Assert.False(CanBeWrittenElsewhere());
        }

        Assert.Equal(1, _data.Drain().Calls);
    }

    [Fact]
    public void NothingOfAQuestionIsThereForTheNextOne()
    {
        using (var reader = Open())
        {
            AssertStands(reader);
            Execute(reader, "create temp table calls as select 7 as mine; set variable since = 5; set TimeZone = 'Asia/Tokyo'; use memory");
        }

        Assert.Equal("0 true UTC perf", Ask(
            "select (select count(*) from duckdb_temporary_files()) + (select count(*) from duckdb_tables() where temporary) || ' ' || (getvariable('since') is null) || ' ' || current_setting('TimeZone') || ' ' || current_database()"));
    }

    [Fact]
    public void QuestionsAtTheSameTimeHaveConnectionsOfTheirOwn()
    {
        using var one = Open();
        using var other = Open();
        AssertStands(one);
        AssertStands(other);
        Execute(one, "create temp table mine as select 1; set variable since = 5");

        Assert.Equal("true", Value(other, "select getvariable('since') is null and not exists (select 1 from duckdb_tables() where table_name = 'mine')"));
        one.Dispose();
        Assert.Equal("1", Value(other, "select count(*) from calls"));
    }

    [Fact]
    public void TwoDirectoriesAreAskedInTurnAndAtTheSameTime()
    {
        using var others = new TemporaryData();
        Write(2, others);
        others.Drain();
        for (var round = 0; round < 3; round++)
        {
            using var mine = Open();
            using var theirs = StoreReader.OpenForQuestion(others.Directory, CancellationToken.None);
            using var theirsAgain = StoreReader.OpenForQuestion(others.Directory, CancellationToken.None);
            Assert.Equal(("1", "2", "2"), (Value(mine, "select count(*) from calls"), Value(theirs, "select count(*) from calls"), Value(theirsAgain, "select count(*) from calls")));
        }
    }

    [Fact]
    public void WhereTheProgramItselfHasTheFileOpenItsInstanceIsUsed()
    {
        using (var mine = new DuckDBConnection($"DataSource={Path};access_mode=READ_ONLY"))
        {
            mine.Open();
            using (var reader = Open())
            {
                Assert.Equal("1 false", Value(reader, "select (select count(*) from calls) || ' ' || exists (select 1 from duckdb_databases() where database_name = 'memory')"));
            }

            // Its lock is still there: none of ours was a second descriptor that was closed.
            Assert.False(CanBeWrittenElsewhere());
        }

        using var after = Open();
        AssertStands(after);
    }

    [Fact]
    public void ReadersThatOpenTheFileItselfAreJoinedAndTakeTurnsWithThoseThatDoNot()
    {
        using (StoreReader.Open(_data.Directory))
        {
            Assert.Equal("false", Ask("select exists (select 1 from duckdb_databases() where database_name = 'memory')"));
        }

        using (var question = Open())
        {
            AssertStands(question);
            var busy = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory, new StoreReadOptions { WaitForFile = TimeSpan.FromMilliseconds(20) }));
            Assert.Equal(StoreErrorKind.Busy, busy.Kind);
        }

        StoreReader.Open(_data.Directory).Dispose();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("empty")]
    [InlineData("sqlite")]
    [InlineData("cut")]
    [InlineData("scribbled")]
    [InlineData("newer")]
    [InlineData("stranger")]
    [InlineData("missing")]
    public void AFileThatIsNoLongerGoodIsRefusedInTheSameWordsAndAGoodOneIsReadAgain(string kind)
    {
        Assert.Equal("1", Ask("select count(*) from calls"));
        var good = File.ReadAllBytes(Path);
        File.Delete(Path);
        switch (kind)
        {
            case "text":
                File.WriteAllText(Path, "This is not a database.\n");
                break;
            case "empty":
                File.WriteAllBytes(Path, []);
                break;
            case "sqlite":
                File.WriteAllBytes(Path, [.. "SQLite format 3\0"u8, .. new byte[8192 - 16]]);
                break;
            case "cut":
                File.WriteAllBytes(Path, good[..(good.Length / 2)]);
                break;
            case "scribbled":
                File.WriteAllBytes(Path, [.. good[..4096], .. Enumerable.Repeat((byte)0xAA, good.Length - 4096)]);
                break;
            case "newer":
                File.WriteAllBytes(Path, good);
                Make("insert into store.schema_version values (99, '7.5.0', current_timestamp)");
                break;
            case "stranger":
                Make("create table mine (a integer)");
                break;
        }

        var direct = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory));
        var standing = Assert.Throws<StoreException>(Open);
        Assert.Equal((direct.Kind, direct.Message, direct.VersionNeeded), (standing.Kind, standing.Message, standing.VersionNeeded));
        Assert.True(kind == "missing" || FileDescriptors.AreNone(Path));

        File.WriteAllBytes(Path, good);
        using var reader = Open();
        AssertStands(reader);
        Assert.Equal("1", Value(reader, "select count(*) from calls"));
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("garbage")]
    public void ALogThatAKilledDrainLeftIsTakenAsTheFileItselfWouldTakeIt(string damage)
    {
        Write(2_000);
        using (var drainer = ChildProcess.Start("stop-after-commit", _data))
        {
            drainer.WaitForLine(static line => line == "ready");
            drainer.Kill();
        }

        var log = Path + ".wal";
        var bytes = File.ReadAllBytes(log);
        Assert.NotEmpty(bytes);
        if (damage == "cut")
        {
            bytes = bytes[..(bytes.Length - 40)];
        }
        else if (damage != "whole")
        {
            bytes.AsSpan(damage == "garbage" ? 0 : bytes.Length / 2, damage == "garbage" ? bytes.Length : 8).Fill(0xAA);
        }

        File.WriteAllBytes(log, bytes);
        string Said(Func<StoreReader> open)
        {
            try
            {
                using var reader = open();
                return Value(reader, "select count(*) from calls");
            }
            catch (StoreException error)
            {
                return $"{error.Kind} {error.Message}";
            }
        }

        var standing = Said(() =>
        {
            var reader = Open();
            AssertStands(reader);
            return reader;
        });
        Assert.Equal(Said(() => StoreReader.Open(_data.Directory)), standing);
        Assert.True(damage != "whole" || standing == "2001", standing);
        Assert.True(FileDescriptors.AreNone(Path));
        Assert.Equal(bytes, File.ReadAllBytes(log));
    }

    [Fact]
    public void SomebodyWhoWritesIsWaitedForAndNamed()
    {
        using var holder = ChildProcess.Start("hold", _data);
        holder.WaitForLine(static line => line == "ready");

        var busy = Assert.Throws<StoreException>(Open);
        Assert.Equal(StoreErrorKind.Busy, busy.Kind);
        Assert.NotNull(busy.HeldBy?.ProcessId);
    }

    [Fact]
    public void AnInstanceThatNobodyAsksIsEnded()
    {
        Open().Dispose();
        Assert.True(StandingEngine.IsIdle(Path));

        StandingEngine.EndIdle();
        Assert.False(StandingEngine.IsIdle(Path));
        Assert.Equal("1", Ask("select count(*) from calls"));
    }

    [Fact]
    public async Task ManyAskWhileOthersDrain()
    {
        var drained = 1;
        var stop = false;
        var asking = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var asked = 0;
            for (; !Volatile.Read(ref stop); asked++)
            {
                var least = Volatile.Read(ref drained);
                var calls = int.Parse(Ask("select count(*) from calls"), System.Globalization.CultureInfo.InvariantCulture);
                Assert.InRange(calls, least, 21);
                Thread.Sleep(50); // Questions of one process that overlap always would keep its drain waiting.
            }

            return asked;
        })).ToArray();
        for (var i = 0; i < 20; i++)
        {
            Write(1);
            while (new Drainer(_data.Directory).Drain(new DrainOptions { WaitForReaders = TimeSpan.FromMinutes(2) }).Calls == 0)
            {
            }

            Interlocked.Increment(ref drained);
        }

        Volatile.Write(ref stop, true);
        Assert.All(await Task.WhenAll(asking), static asked => Assert.NotEqual(0, asked));
        Assert.Equal("21", Ask("select count(*) from calls"));
    }

    public void Dispose() => _data.Dispose();

    private static void AssertStands(StoreReader reader) =>
        Assert.Equal("true", Value(reader, "select exists (select 1 from duckdb_databases() where database_name = 'memory')"));

    private static string Value(StoreReader reader, string sql)
    {
        using var command = reader.Connection.CreateCommand();
        command.CommandText = $"select ({sql})::varchar";
        return (string)command.ExecuteScalar()!;
    }

    private static void Execute(StoreReader reader, string sql)
    {
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private StoreReader Open() => StoreReader.OpenForQuestion(_data.Directory, CancellationToken.None);

    private string Ask(string sql)
    {
        using var reader = Open();
        return Value(reader, sql);
    }

    private void Write(int calls, TemporaryData? data = null) =>
        new JournalBuilder((data ?? _data).Directory, JournalBuilder.NewSource(), chunks: (calls / 63) + 1).WriteWith(journal =>
        {
            var site = journal.Site("Work");
            for (var i = 0; i < calls; i++)
            {
                journal.Call(site, at: i * 1000);
            }
        });

    private void Make(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={Path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Whether a process that knows none of our locks could have the file for writing.</summary>
    private bool CanBeWrittenElsewhere()
    {
        using var writer = ChildProcess.Start("hold", _data);
        while (!writer.HasExited && !writer.Lines.Contains("ready"))
        {
            Thread.Sleep(5);
        }

        return writer.Lines.Contains("ready");
    }
}
