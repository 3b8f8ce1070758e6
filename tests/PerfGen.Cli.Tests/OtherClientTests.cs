using System.Diagnostics;
using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>The database is everybody's: another client of the engine gives the same rows for the same SQL.</summary>
public sealed class OtherClientTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>, IDisposable
{
    private const string Client = "@duckdb/node-api@1.5.6-r.1";

    private const string Script = """
        const { DuckDBInstance } = require('@duckdb/node-api');
        (async () => {
          const instance = await DuckDBInstance.create(process.argv[2], { access_mode: 'READ_ONLY' });
          const connection = await instance.connect();
          await connection.run("set TimeZone = 'UTC'");
          const reader = await connection.runAndReadAll(process.argv[3]);
          console.log(JSON.stringify(reader.getRowObjectsJson()));
        })();
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgen-node-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task NodeGivesTheSameRows()
    {
        await InstallAsync();
        foreach (var sql in (string[])
        [
            "select agent, count(*), quantile_cont(duration_s, 0.95) from calls group by all order by all",
            "select type, method, status, duration_ns, tokens_prompt, tokens_completion, error_type, task_id, session_id from calls order by seq",
            "select name, unit, value, agent, task_id, origin from metrics order by all",
            "select task_id, session_id, agent, result, duration_s from tasks order by all",
            "from agents order by all",
        ])
        {
            var ours = await Perfgen.RunAsync(fixture.Data.Directory.Path, "query", sql, "--json");
            var (exitCode, output, errors) = await RunAsync("node", "ask.js", fixture.Data.Directory.DatabaseFile, sql);
            Assert.True(exitCode == 0, errors);

            using var mine = JsonDocument.Parse(ours.Output);
            using var theirs = JsonDocument.Parse(output);
            var expected = theirs.RootElement.EnumerateArray().Select(Normal).ToArray();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, mine.RootElement.GetProperty("rows").EnumerateArray().Select(Normal));
        }
    }

    /// <summary>A row as text: that client writes 64-bit integers as strings, and times in the engine's form.</summary>
    private static string Normal(JsonElement row) => string.Join('|', row.EnumerateObject().Select(static property =>
    {
        var text = property.Value.ValueKind == JsonValueKind.Null ? "·" : property.Value.ToString();
        return decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture)
            : text.Replace('T', ' ').Replace("+00", "Z", StringComparison.Ordinal);
    }));

    private async Task InstallAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ask.js"), Script);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), "{}");
        try
        {
            var (exitCode, _, errors) = await RunAsync("npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", Client);
            Skip.If(exitCode != 0, $"npm cannot restore {Client} here: {errors.Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "There is no node and npm here.");
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output, await errors);
    }
}
