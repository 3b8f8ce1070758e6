using PerfGen.Cli.Tests.Support;

namespace PerfGen.Cli.Tests;

public sealed class CoverageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgen-coverage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EveryReportIsPrintedAndOtherFilesAreNot()
    {
        Write("Shop", "# Coverage of Shop\n", """{ "schema": "perfgen.coverage/1" }""");
        Write("Tools", "# Coverage of Tools\n", """{ "schema": "perfgen.coverage/1", "project": "Tools" }""");
        Write("package", "no report", """{ "schema": 1 }""");
        Write("broken", "no report", "{");

        var all = await Perfgen.RunAsync(_folder, "coverage", _folder);
        var one = await Perfgen.RunAsync(_folder, "coverage", _folder, "--project", "tools", "--json");

        Assert.Equal((0, "# Coverage of Shop\n\n# Coverage of Tools\n", ""), (all.ExitCode, all.Output, all.Errors));
        Assert.Equal((0, """{ "schema": "perfgen.coverage/1", "project": "Tools" }"""), (one.ExitCode, one.Output));
    }

    [Fact]
    public async Task WhatIsMissingIsNamedWithWhatToDo()
    {
        var none = await Perfgen.RunAsync(_folder, "coverage", Path.Combine(_folder, "nowhere"));
        Write("Shop", "", """{ "schema": "perfgen.coverage/1" }""");
        Write("Tools", "", """{ "schema": "perfgen.coverage/1" }""");
        var unknown = await Perfgen.RunAsync(_folder, "coverage", _folder, "--project", "Shpo");
        var several = await Perfgen.RunAsync(_folder, "coverage", _folder, "--json");

        Assert.Equal([2, 2, 2], [none.ExitCode, unknown.ExitCode, several.ExitCode]);
        Assert.Contains("nowhere'; write one with: dotnet build -p:PerfGenCoverageReport=", none.Errors, StringComparison.Ordinal);
        Assert.Contains("there is no report of 'Shpo'", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("there are 'Shop', 'Tools'", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("choose one with --project: 'Shop', 'Tools'", several.Errors, StringComparison.Ordinal);
    }

    private void Write(string name, string markdown, string json)
    {
        File.WriteAllText(Path.Combine(_folder, name + ".md"), markdown);
        File.WriteAllText(Path.Combine(_folder, name + ".json"), json);
    }
}
