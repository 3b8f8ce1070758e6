using System.Diagnostics;
using DuckDB.NET.Data;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>Whatever lies in the way: one clear sentence on stderr, exit code 1, and what was recorded is there when it is out of the way.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly RecordedData _data = new();
    private readonly List<Process> _processes = [];

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _data.Dispose();
    }

    [Theory]
    [InlineData("text", "is not a DuckDB database")]
    [InlineData("empty", "is not a DuckDB database")]
    [InlineData("sqlite", "is not a DuckDB database")]
    public async Task AForeignFileInPlaceOfTheDatabase(string kind, string what)
    {
        _data.Record("calls=50");
        var bytes = kind switch { "text" => "This is not a database."u8.ToArray(), "empty" => [], _ => [.. "SQLite format 3\0"u8, .. new byte[8176]] };
        await File.WriteAllBytesAsync(_data.Directory.DatabaseFile, bytes);

        await EachVerbFailsWithAsync($"'{_data.Directory.DatabaseFile}' {what}");

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_data.Directory.DatabaseFile));
        File.Delete(_data.Directory.DatabaseFile);
        await AllIsThereAsync(50);
    }

    [Fact]
    public async Task ADamagedDatabase()
    {
        _data.Record("calls=50");
        _data.Drain();
        _data.Record("calls=30");
        var bytes = await File.ReadAllBytesAsync(_data.Directory.DatabaseFile);
        await File.WriteAllBytesAsync(_data.Directory.DatabaseFile, bytes[..5000]);

        await EachVerbFailsWithAsync($"'{_data.Directory.DatabaseFile}' is damaged");

        await File.WriteAllBytesAsync(_data.Directory.DatabaseFile, bytes);
        await AllIsThereAsync(80);
    }

    [Fact]
    public async Task ADatabaseOfANewerSchema()
    {
        _data.Record("calls=50");
        _data.Drain();
        await using (var connection = new DuckDBConnection($"DataSource={_data.Directory.DatabaseFile}"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into store.schema_version values (99, '7.5.0', current_timestamp)";
            command.ExecuteNonQuery();
        }

        _data.Record("calls=30");

        await EachVerbFailsWithAsync("7.5.0");

        var status = await Perfgen.RunAsync(_data.Directory.Path, "status");
        Assert.Contains(" waiting  32 records", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatSomebodyKeepsOpen()
    {
        _data.Record("calls=50");
        _data.Drain();
        _data.Record("calls=30");
        var holder = await StartAsync(_data.Writer("scenario=hold"), "open");

        var query = await Perfgen.RunAsync(_data.Directory.Path, "query", "select count(*) from calls");
        var drain = await Perfgen.RunAsync(_data.Directory.Path, "drain", "--wait", "200ms");
        var status = await Perfgen.RunAsync(_data.Directory.Path, "status");

        Assert.Equal((1, ""), (query.ExitCode, query.Output));
        Assert.Contains($"is open in 'dotnet' (process {holder.Id})", query.Sentence(), StringComparison.Ordinal);
        Assert.Equal((1, " Nothing was drained.\n"), (drain.ExitCode, drain.Output));
        Assert.Equal($"32 records still wait in the journal: perf.duckdb is open in 'dotnet' (process {holder.Id}); what waits is safe, and loads when it closes", drain.Sentence());
        Assert.Equal((0, ""), (status.ExitCode, status.Errors));
        Assert.Contains($"\n waiting  32 records in 1 journal; safe, and loaded by 'perfgen drain'\n open in  'dotnet' (process {holder.Id}): nothing is drained", status.Output, StringComparison.Ordinal);

        holder.Kill();
        await holder.WaitForExitAsync();
        await AllIsThereAsync(80);
    }

    [Fact]
    public async Task ALongQueryDoesNotKeepOthersFromReading()
    {
        _data.Record("calls=50");
        _data.Drain();
        var slow = Process.Start(Perfgen.StartInfo(_data.Directory.Path, "query", "select count(*) from range(1000000000000)", "--timeout", "0"))!;
        _processes.Add(slow);

        await AllIsThereAsync(50);

        Assert.False(slow.HasExited);
    }

    [SkippableFact]
    public async Task AReadOnlyDirectoryIsStillAnsweredFrom()
    {
        using var disk = SmallDisk.TryMount("64m");
        Skip.If(disk is null, "This user may not mount a file system.");
        var directory = Path.Combine(disk.Path, ".perfgen");
        await PrepareAsync(directory);
        disk.MakeReadOnly();

        var query = await Perfgen.RunAsync(directory, "query", "select count(*) as n from calls", "--csv");
        var report = await Perfgen.RunAsync(directory, "report");
        var status = await Perfgen.RunAsync(directory, "status");
        var drain = await Perfgen.RunAsync(directory, "drain");

        Assert.Equal((0, "n\r\n50\r\n"), (query.ExitCode, query.Output));
        Assert.Contains("cannot be written", query.Sentence(), StringComparison.Ordinal);
        Assert.Equal(0, report.ExitCode);
        Assert.Contains(" 50 calls, 100 % succeeded", report.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be written", report.Sentence(), StringComparison.Ordinal);
        Assert.Equal(0, status.ExitCode);
        Assert.Contains(" waiting  32 records", status.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (drain.ExitCode, drain.Output));
        Assert.Contains("cannot be written", drain.Sentence(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AFullDiskLosesNothing()
    {
        using var disk = SmallDisk.TryMount("64m");
        Skip.If(disk is null, "This user may not mount a file system.");
        var directory = Path.Combine(disk.Path, ".perfgen");
        await PrepareAsync(directory);
        var filling = Path.Combine(disk.Path, "filling");
        SmallDisk.Fill(filling);

        var drain = await Perfgen.RunAsync(directory, "drain");
        var query = await Perfgen.RunAsync(directory, "query", "select count(*) as n from calls", "--csv");

        Assert.Equal((1, ""), (drain.ExitCode, drain.Output));
        Assert.Contains("no space left", drain.Sentence(), StringComparison.Ordinal);
        Assert.Equal((0, "n\r\n50\r\n"), (query.ExitCode, query.Output));
        Assert.Contains("no space left", query.Sentence(), StringComparison.Ordinal);

        File.Delete(filling);
        var after = await Perfgen.RunAsync(directory, "query", "select count(*) as n from calls", "--csv");
        Assert.Equal((0, "n\r\n80\r\n", ""), (after.ExitCode, after.Output, after.Errors));
    }

    [Fact]
    public async Task AForeignFileAmongTheJournalsIsNamedAndTheRestIsAnswered()
    {
        _data.Record("calls=50");
        var foreign = Path.Combine(_data.Directory.JournalFolder, "notes.seg");
        await File.WriteAllTextAsync(foreign, new string('x', 10_000));

        var query = await Perfgen.RunAsync(_data.Directory.Path, "query", "select count(*) as n from calls", "--csv");

        Assert.Equal((0, "n\r\n50\r\n"), (query.ExitCode, query.Output));
        Assert.Contains($"'{foreign}'", query.Sentence(), StringComparison.Ordinal);
        Assert.True(File.Exists(foreign));
    }

    private async Task<Process> StartAsync(ProcessStartInfo start, string line)
    {
        var process = Process.Start(start)!;
        _processes.Add(process);
        Assert.Equal(line, await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)));
        return process;
    }

    /// <summary>50 calls in the database, and 30 with the begin and end of their session in the journal.</summary>
    private async Task PrepareAsync(string directory)
    {
        _data.Record("calls=50");
        _data.Drain();
        _data.Record("calls=30");
        Assert.Equal(0, (await RunAsync("cp", "-a", _data.Directory.Path, directory)).ExitCode);
    }

    private static async Task<Process> RunAsync(string program, params string[] arguments)
    {
        var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process;
    }

    private async Task EachVerbFailsWithAsync(string words)
    {
        foreach (var arguments in (string[][])[["query", "select count(*) from calls"], ["report"], ["report", "--json"], ["drain"], ["query", "--schema"]])
        {
            var outcome = await Perfgen.RunAsync(_data.Directory.Path, arguments);

            Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains(words, outcome.Sentence(), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Perfgen.RunAsync(_data.Directory.Path, "status")).ExitCode);
    }

    private async Task AllIsThereAsync(int calls)
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "query", "select count(*) as n from calls", "--csv");

        Assert.Equal((0, $"n\r\n{calls}\r\n", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }
}
