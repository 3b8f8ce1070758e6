using PerfGen.Store.DuckDB.Tests.Support;
using Xunit.Abstractions;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>
/// A log that is cut or scribbled over, and a database that is: the doctor finds it, or all is still there; and what the journals hold loads again, once.
/// Some places here; <c>PERFGEN_SLOW=1</c> tries one in every 4 KiB.
/// </summary>
public sealed class DamageTests(ITestOutputHelper output) : IDisposable
{
    private const int Step = 4096;
    private const int Stored = 3_000;

    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1";

    private readonly TemporaryData _data = new();

    public enum Harm
    {
        Cut,
        Scribble,
    }

    [Theory]
    [InlineData(Harm.Cut)]
    [InlineData(Harm.Scribble)]
    public void WhatADamagedLogLosesLoadsAgainOnce(Harm harm)
    {
        var waiting = IsSlow ? 20_000 : 1_000;
        RecordAndKillBeforeTheCheckpoint(waiting);
        var whole = Snapshot();
        var log = whole[Log];
        var (refused, shortened, places) = (0, 0, Places(log.Length, few: 8));
        foreach (var place in places)
        {
            Restore(whole, Log, Harmed(log, place, harm));

            var findings = new StoreDoctor(_data.Directory).Examine();
            Assert.Contains(findings, finding => finding.Severity > FindingSeverity.Fine && finding.What.Contains("log", StringComparison.Ordinal) && finding.Advice is not null);
            refused += findings.Any(static finding => finding.Severity == FindingSeverity.Damage) ? 1 : 0;

            var result = DrainAsTheSentenceSays(findings);
            shortened += result.Calls > 0 ? 1 : 0;
            var all = Stored + waiting;
            Assert.Equal($"{place}: {all}|{all}", $"{place}: {_data.AskOne("select count(*), count(distinct (source, seq)) from calls")}");
            Assert.Equal((0, 0), (result.Waiting, result.Problems.Count));
            Assert.Empty(Directory.GetFiles(_data.Directory.JournalFolder, "*.seg"));
            Assert.All(new StoreDoctor(_data.Directory).Examine(), static finding => Assert.True(finding.Severity <= FindingSeverity.Note, finding.What));
        }

        Assert.NotEqual(0, shortened);
        output.WriteLine($"{harm}: {places.Count} places in a log of {log.Length} bytes; {shortened} times calls were loaded again, {refused} times the engine refused the log.");
    }

    [Theory]
    [InlineData(Harm.Cut)]
    [InlineData(Harm.Scribble)]
    public void ADamagedDatabaseIsFoundOrHasAllThatItHad(Harm harm)
    {
        Write(Stored);
        _data.Drain();
        Write(500);
        var whole = Snapshot();
        var database = whole[Database];
        var content = Content();
        var (found, harmless, places) = (0, 0, Places(database.Length, few: 20));
        foreach (var place in places)
        {
            Restore(whole, Database, Harmed(database, place, harm));

            var findings = new StoreDoctor(_data.Directory).Examine();
            if (findings.Where(static finding => finding.Severity == FindingSeverity.Damage).ToList() is not { Count: > 0 } damage)
            {
                harmless++;
                Assert.Equal($"{place}: {content}", $"{place}: {Content()}");
                continue;
            }

            found++;
            Assert.All(damage, finding =>
            {
                FailureTests.AssertOneSentence(finding.What.TrimEnd('.') + ".", "");
                Assert.Contains($"it held {Stored} calls, and the journals still hold 500 records", finding.Advice, StringComparison.Ordinal);
            });
            File.Move(_data.Directory.DatabaseFile, _data.Directory.DatabaseFile + ".damaged");
            Assert.Equal(500, _data.Drain().Calls);
            Assert.Equal("500|500", _data.AskOne("select count(*), count(distinct (source, seq)) from calls"));
        }

        Assert.NotEqual(0, found);
        output.WriteLine($"{harm}: {places.Count} places in a database of {database.Length} bytes; {found} were found, {harmless} held nothing.");
    }

    public void Dispose() => _data.Dispose();

    private string Database => _data.Directory.DatabaseFile;

    private string Log => _data.Directory.DatabaseFile + ".wal";

    /// <summary>Everything of every table, as one number for each.</summary>
    private string Content() => string.Join(' ', _data.Ask("select table_name from duckdb_tables() where schema_name = 'store' order by 1")
        .Select(table => $"{table}={_data.AskOne($"select count(*) || '/' || coalesce(bit_xor(hash(t)), 0) from store.{table} t")}"));

    private void RecordAndKillBeforeTheCheckpoint(int calls)
    {
        Write(Stored);
        _data.Drain();
        Write(calls);
        using var drainer = ChildProcess.Start("stop-after-commit", _data);
        drainer.WaitForLine(static line => line == "ready");
        drainer.Kill();
    }

    /// <summary>Where the engine refuses the log, it is moved away, as the user is told.</summary>
    private DrainResult DrainAsTheSentenceSays(IReadOnlyList<StoreFinding> findings)
    {
        try
        {
            return _data.Drain();
        }
        catch (StoreException error)
        {
            Assert.Equal(StoreErrorKind.Corrupt, error.Kind);
            FailureTests.AssertOneSentence(error.Message, Log);
            Assert.Contains("move it away", error.Message, StringComparison.Ordinal);
            Assert.Contains(findings, finding => finding.Severity == FindingSeverity.Damage && finding.What == error.Message);
            File.Move(Log, Log + ".damaged");
            return _data.Drain();
        }
    }

    private static List<int> Places(int length, int few)
    {
        var all = Enumerable.Range(0, (length + Step - 1) / Step).Select(static page => page * Step).ToList();
        return IsSlow ? all : [.. all.Where((_, i) => i % Math.Max(all.Count / few, 1) == 0)];
    }

    private static byte[] Harmed(byte[] bytes, int place, Harm harm)
    {
        if (harm == Harm.Cut)
        {
            return bytes[..place];
        }

        var harmed = bytes.ToArray();
        var part = harmed.AsSpan(place, Math.Min(64, harmed.Length - place));
        for (var i = 0; i < part.Length; i++)
        {
            part[i] ^= 0xA5;
        }

        return harmed;
    }

    private void Write(int calls) =>
        new JournalBuilder(_data.Directory, JournalBuilder.NewSource(), chunks: (calls / 63) + 1).WriteWith(journal =>
        {
            var random = new Random(calls);
            var site = journal.Site("Work");
            for (var i = 0; i < calls; i++)
            {
                journal.Call(site, at: random.NextInt64(1L << 50), duration: random.NextInt64(1L << 40), hash: random.NextInt64());
            }
        });

    private Dictionary<string, byte[]> Snapshot() =>
        Directory.GetFiles(_data.Directory.Path, "*", SearchOption.AllDirectories).ToDictionary(static path => path, File.ReadAllBytes);

    private void Restore(Dictionary<string, byte[]> files, string harmed, byte[] bytes)
    {
        foreach (var path in Directory.GetFiles(_data.Directory.Path, "*", SearchOption.AllDirectories).Where(path => !files.ContainsKey(path) || path == harmed))
        {
            File.Delete(path);
        }

        foreach (var (path, content) in files)
        {
            // What is as it was is not written again: the time of the database is what status.json knows it by.
            if (!File.Exists(path) || path == harmed || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                File.WriteAllBytes(path, path == harmed ? bytes : content);
            }
        }
    }
}
