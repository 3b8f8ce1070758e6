using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen config</c>.</summary>
public sealed class ConfigTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("perfgen-config-");

    private string Data => Path.Combine(_root.FullName, ".perfgen");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task ConfigShowsEverySettingWithItsValueAndOrigin()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "perfgen.json"), "{\n \"metrics\": { \"tokens\": { \"warn_threshold\": 200000 } }\n}");

        var text = await Perfgen.RunAsync(Data, "config");
        var json = await Perfgen.RunAsync(Data, "config", "--json");

        Assert.Equal((0, ""), (text.ExitCode, text.Errors));
        Assert.Matches(@"metrics\.tokens\.warn_threshold +200000 +perfgen\.json\(2\)", text.Output);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(
            SettingTable.All.Where(static setting => setting.Kind != SettingKind.Other).Select(static setting => setting.Path),
            document.RootElement.GetProperty("rows").EnumerateArray().Select(static row => row.GetProperty("setting").GetString()));
    }

    [Fact]
    public async Task ConfigWithAFaultSaysItAndExitsWithOne()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "perfgen.json"), """{ "metrics": { "enbled": false } }""");

        var outcome = await Perfgen.RunAsync(Data, "config");

        Assert.Equal(1, outcome.ExitCode);
        Assert.EndsWith("perfgen.json(1,16): there is no setting 'metrics.enbled'; did you mean 'metrics.enabled'?", outcome.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherVerbsSayAFaultAfterTheirAnswer()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "perfgen.json"), """{ "metrics": { "enbled": false } }""");

        var outcome = await Perfgen.RunAsync(Data, "report");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("did you mean 'metrics.enabled'?", outcome.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheShippedSchemaIsThatOfTheTable()
    {
        var outcome = await Perfgen.RunAsync(Data, "config", "--schema");

        var shipped = Shipped();
        if (Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(shipped, outcome.Output);
        }

        Assert.Equal(await File.ReadAllTextAsync(shipped), outcome.Output);
    }

    private static string Shipped()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfGen.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "PerfGen", "package", "perfgen.schema.json");
    }
}
