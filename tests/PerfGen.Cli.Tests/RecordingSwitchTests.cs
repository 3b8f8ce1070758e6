using System.Text.Json;
using PerfGen.Cli.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>What <c>perfgen.json</c> switches off, a hook does not record.</summary>
public sealed class RecordingSwitchTests : IDisposable
{
    private readonly string _directory = Path.Combine(Directory.CreateTempSubdirectory("perfgen-switch-").FullName, ".perfgen");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_directory)!, recursive: true);

    [Fact]
    public async Task D11_WhereNothingIsRecordedAHookLeavesNothingBehindAndSaysSoWhereItIsAsked()
    {
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(_directory)!, "perfgen.json"), """{ "metrics": { "enabled": false } }""");

        var outcome = await Perfgen.RunAsync(_directory, "record", "metric", "test_coverage", "85.5", "--verbose");

        Assert.Equal((0, "", "not all of it was recorded: metrics.enabled is off (perfgen.json(1))"), (outcome.ExitCode, outcome.Output, outcome.Sentence()));
        Assert.False(Directory.Exists(_directory));
    }

    [Theory]
    [InlineData("""{ "metrics": { "tasks": { "enabled": false } } }""", "metrics.tasks.enabled", "0,,,,")]
    [InlineData("""{ "metrics": { "tasks": { "track_duration": false } } }""", "metrics.tasks.track_duration", "1,,success,1000,3")]
    [InlineData("""{ "metrics": { "tasks": { "track_result": false } } }""", "metrics.tasks.track_result", "1,9,,1000,3")]
    [InlineData("""{ "metrics": { "tasks": { "track_files": false } } }""", "metrics.tasks.track_files", "1,9,success,1000,")]
    [InlineData("""{ "metrics": { "tokens": { "track_usage": false } } }""", "metrics.tokens.track_usage", "1,9,success,,3")]
    public async Task D11_WhatTheProjectSwitchesOffAHookDoesNotRecordAndSaysWhereItIsAsked(string settings, string setting, string row)
    {
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(_directory)!, "perfgen.json"), settings);
        string[] arguments = ["record", "task", "t", "a", "success", "9000", "1000", "--files-modified", "3"];

        var silent = await Perfgen.RunAsync(_directory, arguments);
        Assert.Equal((0, "", ""), (silent.ExitCode, silent.Output, silent.Errors));
        Assert.Equal(row, await AskAsync("select count(*), any_value(duration_s), any_value(result), any_value(tokens_total), any_value(files_modified) from tasks"));
        var talking = await Perfgen.RunAsync(_directory, [.. arguments, "--verbose"]);
        Assert.Equal((0, $"not all of it was recorded: {setting} is off (perfgen.json(1))"), (talking.ExitCode, talking.Sentence()));
        using var json = JsonDocument.Parse((await Perfgen.RunAsync(_directory, [.. arguments, "--json"])).Output);
        Assert.Equal($"{setting} is off (perfgen.json(1))", json.RootElement.GetProperty("withheld")[0].GetString());
    }

    private async Task<string> AskAsync(string sql)
    {
        var outcome = await Perfgen.RunAsync(_directory, "query", sql, "--csv");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return outcome.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')[^1];
    }
}
