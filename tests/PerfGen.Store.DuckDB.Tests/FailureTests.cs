using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>Whatever lies in the way, the user gets one sentence, and the journal keeps what was recorded until it is out of the way.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public static TheoryData<string> ForeignFiles => ["text", "empty", "sqlite", "folder"];

    [Theory]
    [MemberData(nameof(ForeignFiles))]
    public void AForeignFileInPlaceOfTheDatabaseIsLeftAsItIs(string kind)
    {
        WriteCalls(3);
        var path = _data.Directory.DatabaseFile;
        switch (kind)
        {
            case "text":
                File.WriteAllText(path, "This is not a database.\n");
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "sqlite":
                File.WriteAllBytes(path, [.. "SQLite format 3\0"u8, .. new byte[8192 - 16]]);
                break;
            default:
                Directory.CreateDirectory(path);
                break;
        }

        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        var drained = Assert.Throws<StoreException>(() => _data.Drain());
        var read = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory));

        Assert.Equal((StoreErrorKind.NotADatabase, StoreErrorKind.NotADatabase), (drained.Kind, read.Kind));
        AssertOneSentence(drained.Message, path);
        Assert.Equal(before, File.Exists(path) ? File.ReadAllBytes(path) : null);
        RemoveDatabase();
        Assert.Equal(3, _data.Drain().Calls);
    }

    [Fact]
    public void ADuckDbFileThatSomebodyElseMadeIsNotAnsweredFrom()
    {
        using (var connection = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "create table mine (a integer)";
            command.ExecuteNonQuery();
        }

        Assert.Equal(StoreErrorKind.NotADatabase, Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory)).Kind);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.0)]
    public void ADatabaseThatWasCutIsReportedAndTheJournalKept(double rest)
    {
        WriteCalls(3);
        _data.Drain();
        WriteCalls(2);
        var bytes = File.ReadAllBytes(_data.Directory.DatabaseFile);
        File.WriteAllBytes(_data.Directory.DatabaseFile, bytes[..Math.Max((int)(bytes.Length * rest), 100)]);

        var error = Assert.Throws<StoreException>(() => _data.Drain());

        Assert.Equal(StoreErrorKind.Corrupt, error.Kind);
        AssertOneSentence(error.Message, _data.Directory.DatabaseFile);
        RemoveDatabase();
        Assert.Equal(2, _data.Drain().Calls);
    }

    [Fact]
    public void ADatabaseOfALaterSchemaIsRefusedWithTheVersionThatItNeeds()
    {
        WriteCalls(1);
        _data.Drain();
        using (var connection = new global::DuckDB.NET.Data.DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "insert into store.schema_version values (99, '7.5.0', current_timestamp)";
            command.ExecuteNonQuery();
        }

        WriteCalls(2);
        var drained = Assert.Throws<StoreException>(() => _data.Drain());
        var read = Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory));

        Assert.Equal((StoreErrorKind.NewerSchema, "7.5.0"), (drained.Kind, drained.VersionNeeded));
        Assert.Equal((StoreErrorKind.NewerSchema, "7.5.0"), (read.Kind, read.VersionNeeded));
        Assert.Contains("7.5.0", drained.Message, StringComparison.Ordinal);
        Assert.Equal(2, StoreStatus.Read(_data.Directory).Waiting);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("garbage")]
    public void ADamagedLogLosesNothingThatTheJournalStillHolds(string damage)
    {
        WriteCalls(2_000);
        using (var drainer = ChildProcess.Start("stop-after-commit", _data))
        {
            drainer.WaitForLine(static line => line == "ready");
            drainer.Kill();
        }

        var log = _data.Directory.DatabaseFile + ".wal";
        var bytes = File.ReadAllBytes(log);
        Assert.NotEmpty(bytes);
        switch (damage)
        {
            case "cut":
                bytes = bytes[..(bytes.Length - 40)];
                break;
            case "flipped":
                bytes.AsSpan(bytes.Length / 2, 8).Fill(0xAA);
                break;
            default:
                bytes.AsSpan().Fill(0xAA);
                break;
        }

        File.WriteAllBytes(log, bytes);
        DrainResult result;
        try
        {
            result = _data.Drain();
        }
        catch (StoreException error)
        {
            // The engine refuses the log. The sentence says what to do; that is done here.
            Assert.Equal(StoreErrorKind.Corrupt, error.Kind);
            AssertOneSentence(error.Message, log);
            File.Move(log, log + ".damaged");
            result = _data.Drain();
        }

        Assert.Equal(0, result.Waiting);
        Assert.Equal("2000|2000", _data.AskOne("select count(*), count(distinct (source, seq)) from calls"));
        Assert.Empty(_data.JournalFiles());
    }

    [Fact]
    public void TheLogOfARemovedDatabaseIsPutAsideAndNotTakenForThatOfTheNewOne()
    {
        WriteCalls(5);
        using (var drainer = ChildProcess.Start("stop-after-commit", _data))
        {
            drainer.WaitForLine(static line => line == "ready");
            drainer.Kill();
        }

        File.Delete(_data.Directory.DatabaseFile);
        Assert.Equal(5, _data.Drain().Calls);
        Assert.Equal("5", _data.AskOne("select count(*) from calls"));
        Assert.Single(Directory.GetFiles(_data.Directory.Path, "perf.duckdb.wal.of-removed-database-*"));
    }

    [Fact]
    public void ForeignDamagedAndCutJournalFilesAreReportedAndLeftAndTheRestIsDrained()
    {
        var whole = WriteCalls(3);
        var cut = WriteCalls(100);
        File.WriteAllBytes(cut.SegmentPath, File.ReadAllBytes(cut.SegmentPath)[..(4096 + 4096)]);
        var foreign = Path.Combine(_data.Directory.JournalFolder, "notes.seg");
        File.WriteAllText(foreign, new string('x', 10_000));
        var tiny = Path.Combine(_data.Directory.JournalFolder, "tiny.seg");
        File.WriteAllText(tiny, "x");
        var noDictionary = WriteCalls(1);
        File.Delete(noDictionary.DictionaryPath);
        var badDictionary = WriteCalls(1);
        File.AppendAllText(badDictionary.DictionaryPath, "garbage at the end");

        var result = _data.Drain();

        Assert.Equal(3 + 63 + 1 + 1, result.Calls);
        foreach (var path in (string[])[cut.SegmentPath, foreign, tiny, noDictionary.SegmentPath, badDictionary.SegmentPath])
        {
            Assert.Single(result.Problems, problem => problem.Contains(path, StringComparison.Ordinal));
            Assert.True(File.Exists(path), path);
        }

        Assert.Equal(5, result.Problems.Count);
        Assert.False(File.Exists(whole.SegmentPath));
        Assert.Equal("1", _data.AskOne("select count(*) from calls where method = 'unknown'"));

        // It is said every time, and taken once.
        var again = _data.Drain();
        Assert.Equal((0, 5), (again.Calls, again.Problems.Count));
        Assert.Equal(5, StoreStatus.Read(_data.Directory).Problems.Count);
    }

    [SkippableFact]
    public void ADiskThatIsFullKeepsTheJournalUntilThereIsSpace()
    {
        using var disk = SmallDisk.TryMount("4m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");

        // The journal is on the small disk as well; what is left is too little for the database.
        var directory = new PerfGen.Runtime.DataDirectory(Path.Combine(disk.Path, "data"));
        directory.Create();
        new JournalBuilder(directory, JournalBuilder.NewSource(), chunks: 16).WriteWith(static journal =>
        {
            var site = journal.Site("Work");
            for (var i = 0; i < 1000; i++)
            {
                journal.Call(site, at: i * 1_000_003L, duration: i * 7919L);
            }
        });
        var ballast = Path.Combine(disk.Path, "ballast");
        SmallDisk.Fill(ballast);

        var error = Assert.Throws<StoreException>(() => new Drainer(directory).Drain(new DrainOptions()));
        Assert.Equal(StoreErrorKind.NoSpace, error.Kind);
        AssertOneSentence(error.Message, directory.DatabaseFile);
        Assert.Equal(1000, StoreStatus.Read(directory).Waiting);

        File.Delete(ballast);
        Assert.Equal(1000, new Drainer(directory).Drain(new DrainOptions()).Calls);
    }

    [SkippableFact]
    public void ADiskThatFillsUpWhileADatabaseGrowsLosesNothingAndDoublesNothing()
    {
        using var disk = SmallDisk.TryMount("24m");
        Skip.If(disk is null, "Only root can mount a file system of its own.");
        var directory = new PerfGen.Runtime.DataDirectory(Path.Combine(disk.Path, "data"));
        directory.Create();
        var failed = 0;
        var random = new Random(1);
        var ballast = Path.Combine(disk.Path, "ballast");
        const int perRound = 20_000;
        long drained = 0;
        for (var round = 0; round < 6; round++)
        {
            new JournalBuilder(directory, JournalBuilder.NewSource(), chunks: 320).WriteWith(journal =>
            {
                var site = journal.Site("Work");
                for (var i = 0; i < perRound; i++)
                {
                    journal.Call(site, at: random.NextInt64(1L << 50), duration: random.NextInt64(1L << 50), hash: random.NextInt64());
                }
            });

            // Leaves room for some of what the drain writes, a different part each time.
            SmallDisk.Fill(ballast, leave: round * 150_000);
            try
            {
                drained += new Drainer(directory).Drain(new DrainOptions()).Calls;
            }
            catch (StoreException error)
            {
                Assert.Equal(StoreErrorKind.NoSpace, error.Kind);
                failed++;
            }

            File.Delete(ballast);
            new Drainer(directory).Drain(new DrainOptions());
        }

        Assert.NotEqual(0, failed);
        using var reader = StoreReader.Open(directory);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = "select count(*) || '|' || count(distinct (source, seq)) from calls";
        Assert.Equal($"{6 * perRound}|{6 * perRound}", command.ExecuteScalar());
    }

    [SkippableFact]
    public void ADirectoryThatCannotBeWrittenIsReadAndSaidSo()
    {
        using var disk = SmallDisk.TryMount("24m");
        Skip.If(disk is null, "Only root can mount a file system of its own, and root is not kept out by a directory's mode.");
        var directory = new PerfGen.Runtime.DataDirectory(Path.Combine(disk.Path, "data"));
        directory.Create();
        new JournalBuilder(directory, JournalBuilder.NewSource()).WriteWith(static journal => journal.Call(journal.Site("Work")));
        new Drainer(directory).Drain(new DrainOptions());
        new JournalBuilder(directory, JournalBuilder.NewSource()).WriteWith(static journal => journal.Call(journal.Site("Work")));
        disk.MakeReadOnly();

        var error = Assert.Throws<StoreException>(() => new Drainer(directory).Drain(new DrainOptions()));
        Assert.Equal(StoreErrorKind.ReadOnly, error.Kind);
        AssertOneSentence(error.Message, directory.Path);
        using (var reader = StoreReader.Open(directory))
        using (var command = reader.Connection.CreateCommand())
        {
            command.CommandText = "select count(*) from calls";
            Assert.Equal(1L, command.ExecuteScalar());
        }

        Assert.Equal(1, StoreStatus.Read(directory).Waiting);
    }

    [Fact]
    public void AMissingDatabaseIsSaidToBeMissing() =>
        Assert.Equal(StoreErrorKind.Missing, Assert.Throws<StoreException>(() => StoreReader.Open(_data.Directory)).Kind);

    public void Dispose() => _data.Dispose();

    internal static void AssertOneSentence(string message, string where)
    {
        Assert.Contains(where, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    private JournalBuilder WriteCalls(int count) =>
        new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: (count / 63) + 1).WriteWith(journal =>
        {
            var site = journal.Site("Work");
            for (var i = 0; i < count; i++)
            {
                journal.Call(site, at: i * 1000);
            }
        });

    private void RemoveDatabase()
    {
        if (Directory.Exists(_data.Directory.DatabaseFile))
        {
            Directory.Delete(_data.Directory.DatabaseFile);
        }

        File.Delete(_data.Directory.DatabaseFile);
    }
}
