using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB.Migrating;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Store.DuckDB.Tests;

/// <summary>What the doctor says of a database that can be read, and whose rows contradict each other.</summary>
public sealed class StoreDoctorTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, Migrations.Latest)];

    [Theory]
    [InlineData("update store.call_rows set method_id = 999 where error_no is not null", "there are 2 calls of methods that are not known")]
    [InlineData("update store.call_rows set context_id = 999 where error_no is null", "there are 3 calls of contexts that are not known")]
    [InlineData("delete from store.errors", "there are 2 calls of errors that are not known")]
    [InlineData("update store.call_rows set error_no = 999 where error_no is null", "there are 3 calls of errors that are not known")]
    [InlineData("delete from store.call_rows where error_no is not null", "there are 1 usages of calls that are not there")]
    [InlineData("insert into store.call_rows from store.call_rows where error_no is not null", "there are 2 calls that are there twice")]
    [InlineData("insert into store.metrics from store.metrics", "there are 1 values that are there twice")]
    [InlineData("delete from store.segments", "there are 1 ledger entries of segments that are not known")]
    public void RowsThatContradictEachOtherAreDamage(string harm, string sentence)
    {
        Fill();
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);

        Execute(harm);

        var damage = Examine().Where(static finding => finding.Severity == FindingSeverity.Damage).ToList();
        Assert.Contains(damage, finding => finding.What == sentence && finding.Advice == "report it: that should not be possible");
        Assert.DoesNotContain(damage, finding => finding.What.StartsWith("there are", StringComparison.Ordinal) && finding.What != sentence);
    }

    [Fact]
    public void CallsOfASourceThatIsGoneAreDamage()
    {
        Fill();

        Execute("delete from store.sources");

        Assert.Contains(Examine(), static finding => finding is { Severity: FindingSeverity.Damage, What: "there are 5 calls of sources that are not known" });
    }

    [Fact]
    public void UsagesThatNoCallHasCapturedAreWell()
    {
        Fill();

        Assert.Equal("2|1", _data.AskOne("select count(*), count(call_weight) from store.usage_rows"));
        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void ADatabaseOfAnEarlierSchemaIsWell(int version)
    {
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "StoredFiles", string.Create(CultureInfo.InvariantCulture, $"schema-{version}.duckdb.gz"))), CompressionMode.Decompress))
        using (var file = File.Create(_data.Directory.DatabaseFile))
        {
            packed.CopyTo(file);
        }

        Assert.DoesNotContain(Examine(), static finding => finding.Severity > FindingSeverity.Note);
    }

    [Fact]
    public async Task WhoeverStopsTheDoctorDoesNotWaitForWhatTheEngineIsDoing()
    {
        Fill();

        // Minutes of work in one question, and nothing of it stored.
        Run("create or replace view store.call_usages as select (range % 7)::integer as source_id, range as seq from range(50000000000)");
        using var stop = new CancellationTokenSource();
        var question = new Reached("usages of calls that are not there");
        var examination = Task.Run(() => new StoreDoctor(_data.Directory).Examine(stop.Token, question));
        await question.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Task.Delay(300);
        Assert.False(examination.IsCompleted, "The question has to last for longer.");

        stop.Cancel();

        Assert.Same(examination, await Task.WhenAny(examination, Task.Delay(TimeSpan.FromSeconds(15))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => examination);
    }

    public void Dispose() => _data.Dispose();

    private sealed class Reached(string what) : IProgress<string>
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _reached.Task;

        public void Report(string value)
        {
            if (value == what)
            {
                _reached.SetResult();
            }
        }
    }

    /// <summary>Five calls of a process at work: two throw, of which one captured tokens; and a usage and a value by hand.</summary>
    private void Fill()
    {
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        var context = journal.Context("s", "t");
        var site = journal.Site("Work");
        for (var i = 0; i < 3; i++)
        {
            journal.Call(site, at: i, context: context);
        }

        journal.Call(site, at: 3, context: context, status: CallStatus.Failure, error: journal.Text("System.IO.IOException"), hash: 1);
        journal.Call(site, at: 4, context: context, status: CallStatus.Failure, error: journal.Text("System.IO.IOException"), hash: 2, continuation: journal.Tokens(10, 5, -1, -1, -1));
        journal.Usage(context, journal.Tokens(70, 7, -1, -1, -1));
        journal.Value(journal.Metric("files_read", "count"), 3, context: context);
        journal.Write();

        // The ledger forgets the segments of a process that has ended.
        using var live = journal.Live();
        _data.Drain();
    }

    private IReadOnlyList<StoreFinding> Examine() => new StoreDoctor(_data.Directory).Examine();

    private void Execute(string sql) => Assert.NotEqual(0, Run(sql));

    private int Run(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
