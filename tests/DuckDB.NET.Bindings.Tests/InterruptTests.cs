using System.Diagnostics;

namespace DuckDB.NET.Bindings.Tests;

public sealed class InterruptTests
{
    // Minutes of work, if nobody stops it.
    private const string Endless = "SELECT sum(sin(a.range) * cos(b.range)) FROM range(10_000_000) a, range(10_000) b";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task InterruptStopsTheRunningStatementAndTheConnectionGoesOn()
    {
        using var database = new TestDatabase();
        var running = Task.Run(() => Assert.ThrowsAny<Exception>(() => database.Read<double>(Endless)));
        var clock = Stopwatch.StartNew();
        while (!running.IsCompleted && clock.Elapsed < Patience)
        {
            // Before the statement runs, there is nothing that an interruption would stop.
            await Task.Delay(50);
            database.Connection.NativeConnection.Interrupt();
        }

        var error = await running.WaitAsync(Patience);
        Assert.Contains("nterrupt", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Fact]
    public async Task ACancelledTokenStopsTheStatement()
    {
        using var database = new TestDatabase();
        using var command = database.Command(Endless);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(cancel.Token)).WaitAsync(Patience);

        Assert.True(clock.Elapsed < Patience);
        Assert.Equal(1, database.Read<int>("SELECT 1"));
    }

    [Fact]
    public async Task ProgressGrowsWhileAStatementRuns()
    {
        using var database = new TestDatabase();
        database.Execute("SET enable_progress_bar = true");
        database.Execute("SET enable_progress_bar_print = false");
        database.Execute("SET progress_bar_time = 0");
        database.Execute("CREATE TABLE t AS SELECT range AS id FROM range(2_000_000)");
        Assert.True(database.Connection.GetQueryProgress().Percentage < 0);

        var running = Task.Run(() => Assert.ThrowsAny<Exception>(() =>
            database.Read<string>("SELECT max(md5(repeat(id::VARCHAR, 500))) FROM t")));
        var clock = Stopwatch.StartNew();
        var percentage = -1.0;
        while (percentage <= 0 && clock.Elapsed < Patience)
        {
            await Task.Delay(20);
            percentage = database.Connection.GetQueryProgress().Percentage;
        }

        database.Connection.NativeConnection.Interrupt();
        await running.WaitAsync(Patience);
        Assert.InRange(percentage, double.Epsilon, 100);
    }
}
