using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen advice export</c> as a user runs it.</summary>
public sealed class AdviceTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>, IDisposable
{
    private readonly string _directory = fixture.Data.Directory.Path;
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgen-advice-").FullName;

    private string FilePath => Path.Combine(_folder, "perfgen.advice.tsv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheFileIsWrittenAndSaidAndTheSameAgain()
    {
        var outcome = await Perfgen.RunAsync(_directory, "advice", "export", "--file", FilePath);
        var text = await File.ReadAllTextAsync(FilePath);

        Assert.Equal((0, $"{FilePath}: 4 methods\n", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
        Assert.Equal(4, text.Split('\n').Count(static line => line.Contains("\tM:", StringComparison.Ordinal)));

        await Perfgen.RunAsync(_directory, "advice", "export", "--file", FilePath, "--json");
        Assert.Equal(text, await File.ReadAllTextAsync(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task JsonSaysWhatWasWritten()
    {
        var outcome = await Perfgen.RunAsync(_directory, "advice", "export", "--file", FilePath, "--json", "--baseline", "main");

        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(("perfgen.advice/1", 4), (json.RootElement.GetProperty("schema").GetString(), json.RootElement.GetProperty("methods").GetInt32()));
        Assert.Contains("\tmain\t", await File.ReadAllTextAsync(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADashWritesToStdoutAndNoFile()
    {
        var outcome = await Perfgen.RunAsync(_directory, "advice", "export", "--file", "-");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("# perfgen advice 1.", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("--since", "tomorrow", "--since is 'tomorrow'")]
    [InlineData("--baseline", " ", "--baseline has to be a name")]
    public async Task WrongArgumentsAreSaid(string option, string value, string sentence)
    {
        var outcome = await Perfgen.RunAsync(_directory, "advice", "export", "--file", FilePath, option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(sentence, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNoneIsLeftAsItIs()
    {
        await File.WriteAllTextAsync(FilePath, "<<<<<<< HEAD\n");
        var outcome = await Perfgen.RunAsync(_directory, "advice", "export", "--file", FilePath);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("line 1 is no method's", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal("<<<<<<< HEAD\n", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task WhereNothingIsRecordedNoFileIsWritten()
    {
        var outcome = await Perfgen.RunAsync(Path.Combine(_folder, ".perfgen"), "advice", "export");

        Assert.Equal((1, "perfgen: nothing is recorded in that time; no file was written\n"), (outcome.ExitCode, outcome.Errors));
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public async Task HelpShowsExamples()
    {
        Assert.Contains("perfgen advice export --baseline main", (await Perfgen.RunAsync(_directory, "advice", "export", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("perfgen advice export", (await Perfgen.RunAsync(_directory, "advice", "--help")).Output, StringComparison.Ordinal);
    }
}
