using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>
/// Files of earlier schemas are killed while they are brought forward: they have their old schema afterwards or the new one, nothing between, and all of their rows;
/// the next process goes on.
/// </summary>
public sealed class MigrationKillTests(ITestOutputHelper output)
{
    private static readonly string Stored = Path.Combine(AppContext.BaseDirectory, "StoredFiles");

    private static int[] Versions { get; } = [.. Directory.GetFiles(Stored, "schema-*.duckdb.gz")
        .Select(static file => int.Parse(Path.GetFileName(file).Split('-', '.')[1], CultureInfo.InvariantCulture)).Order()];

    [Fact]
    public void AFileThatIsKilledWhileItIsBroughtForwardIsOfOneSchemaAndKeepsItsRows()
    {
        var random = new Random(51);
        var latest = Versions[^1];
        var whole = new Dictionary<int, TimeSpan>();
        var (kills, before, after, rounds) = (0, 0, 0, 0);
        while (kills < Effort.Kills(6, 70))
        {
            rounds++;
            var version = Versions[random.Next(Versions.Length - 1)];
            if (!whole.TryGetValue(version, out var time))
            {
                // Each version's own: what takes the first one a second is done with the last one before such a time has passed, and nothing would be killed.
                using var unharmed = Restore(version);
                whole[version] = time = BringForward(unharmed);
                Check(unharmed, latest);
            }

            using var directory = Restore(version);
            for (var isForward = false; !isForward;)
            {
                using var process = Victim.Drainer(directory.Path);
                if (process.WaitForExit(time * (0.3 + (0.8 * random.NextDouble()))))
                {
                    Assert.Equal((0, ""), (process.ExitCode, process.Errors));
                    break;
                }

                process.Kill();
                kills++;
                Assert.Equal("", process.Errors);
                var schema = SchemaOf(directory);
                Assert.True(schema == version || schema == latest, $"A file of schema {version} has schema {schema}, which is neither that nor {latest}.");
                isForward = schema == latest;
                (before, after) = isForward ? (before, after + 1) : (before + 1, after);
                if (isForward)
                {
                    BringForward(directory);
                }
            }

            Check(directory, latest);
        }

        Assert.True(before > 0 && after > 0, $"All of {kills} kills fell on one side: {before} left the old schema, {after} the new one.");
        output.WriteLine($"{kills} kills of {rounds} files: {before} left the old schema, {after} the new one; to bring a file forward takes {whole.Values.Min().TotalMilliseconds:F0} to {whole.Values.Max().TotalMilliseconds:F0} ms with its process.");
    }

    private static void Check(RoundDirectory directory, int latest)
    {
        Assert.Equal(latest, SchemaOf(directory));
        Assert.Equal("100|90|10", Ask(directory, "select concat_ws('|', count(*), count(*) filter (status = 'success'), count(*) filter (error_type = 'System.Exception')) from calls"));
        Assert.Equal("t|success|100|3000|50.0|88", Ask(directory, "select concat_ws('|', task_id, result, calls, tokens_total, cost::decimal(9, 1), quality_score::integer) from tasks"));
        Assert.Equal("grep", Ask(directory, "select value from tags"));
        directory.IsWell();
    }

    private RoundDirectory Restore(int version)
    {
        var directory = new RoundDirectory(output);
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Stored, $"schema-{version}.duckdb.gz")), CompressionMode.Decompress);
        using var file = File.Create(directory.Data.DatabaseFile);
        packed.CopyTo(file);
        return directory;
    }

    private static TimeSpan BringForward(RoundDirectory directory)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Victim.Drainer(directory.Path);
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal((0, ""), (process.ExitCode, process.Errors));
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>What the file itself says, read by the engine without anything of ours.</summary>
    private static int SchemaOf(RoundDirectory directory)
    {
        using var connection = new DuckDBConnection($"DataSource={directory.Data.DatabaseFile};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select max(version) from store.schema_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Ask(RoundDirectory directory, string sql)
    {
        using var reader = StoreReader.Open(directory.Data);
        using var command = reader.Connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
