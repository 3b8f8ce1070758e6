using System.Diagnostics;
using System.Text.RegularExpressions;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>Terminals of 80 columns, pipes that close, and signals.</summary>
public sealed partial class TerminalTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    private readonly string _directory = fixture.Data.Directory.Path;

    [SkippableTheory]
    [InlineData("report")]
    [InlineData("status")]
    [InlineData("query|from calls")]
    [InlineData("query|from calls limit 1")]
    [InlineData("query|--schema|calls")]
    public async Task OnATerminalNoLineOfDataIsWiderThanIt(string arguments)
    {
        var lines = await OnTerminalAsync(80, "", arguments.Split('|'));

        Assert.True(lines.Length >= 3);
        Assert.All(lines.Where(static line => !line.StartsWith("perfgen: ", StringComparison.Ordinal)), static line => Assert.InRange(WidthOf(line), 0, 80));
    }

    [SkippableFact]
    public async Task OnATerminalWhatColumnsMeanIsShownInFull()
    {
        var piped = await Perfgen.RunAsync(_directory, "query", "--schema", "calls");
        var shown = await OnTerminalAsync(80, "", "query", "--schema", "calls");

        Assert.True(shown.Length > piped.Output.Split('\n').Length);
        Assert.Equal(Words(piped.Output), Words(string.Join(' ', shown)));

        static IEnumerable<string> Words(string text) => Styles().Replace(text, "").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }

    [SkippableFact]
    public async Task ATerminalOf200ColumnsShowsMoreThanOneOf80()
    {
        var narrow = await OnTerminalAsync(80, "", "query", "from calls limit 20");
        var wide = await OnTerminalAsync(200, "", "query", "from calls limit 20");

        Assert.True(WidthOf(wide[0]) > 100, wide[0]);
        Assert.True(WidthOf(narrow[0]) <= 80, narrow[0]);
    }

    [SkippableTheory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    [InlineData("TERM=dumb", false)]
    public async Task ATerminalShowsColoursUnlessItOrItsUserDoesNot(string variable, bool colours)
    {
        var lines = await OnTerminalAsync(80, variable, "report");

        Assert.Equal(colours, lines.Any(static line => line.Contains("\u001b[2m", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("query|from range(10000000)|--csv")]
    [InlineData("query|from range(3000000)|--json")]
    [InlineData("query|from calls")]
    [InlineData("report")]
    public async Task AReaderThatHasSeenEnoughIsNoError(string arguments)
    {
        using var process = Process.Start(Perfgen.StartInfo(_directory, arguments.Split('|')))!;
        var errors = process.StandardError.ReadToEndAsync();
        var buffer = new char[1];
        Assert.Equal(1, await process.StandardOutput.ReadAsync(buffer));
        process.StandardOutput.Dispose();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((0, ""), (process.ExitCode, await errors));
    }

    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task ASignalStopsAQueryQuietly(string signal, int exitCode)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signals.");
        Skip.If(signal == "INT" && Signals.IgnoresInterrupts, Signals.Ignored);
        using var process = Process.Start(Perfgen.StartInfo(_directory, "query", "from range(1000000000000)", "--csv", "--timeout", "0"))!;
        var errors = process.StandardError.ReadToEndAsync();

        // It is at work for sure when more has come out than it holds back.
        var buffer = new char[1 << 16];
        Assert.True(await process.StandardOutput.ReadAsync(buffer) > 0);
        using (var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        while (await process.StandardOutput.ReadAsync(buffer.AsMemory()).AsTask().WaitAsync(TimeSpan.FromSeconds(60)) > 0)
        {
        }

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((exitCode, ""), (process.ExitCode, await errors));
    }

    private async Task<string[]> OnTerminalAsync(int width, string variable, params string[] arguments)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no 'script' here to make a terminal with.");
        var command = string.Join(' ', arguments.Select(static argument => $"'{argument}'"));
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"stty cols {width} rows 50; env {variable} dotnet exec '{Perfgen.Program}' {command}", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["PERFGEN_DIR"] = _directory;
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return [.. output.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0)];
    }

    private static int WidthOf(string line) => PerfGen.Query.Text.CellWidth.Of(Styles().Replace(line, ""));

    /// <summary>Colours, and what the runtime says to a terminal when it begins.</summary>
    [GeneratedRegex(@"\u001b\[[?0-9;]*[a-zA-Z]|\u001b[=>]")]
    private static partial Regex Styles();
}
