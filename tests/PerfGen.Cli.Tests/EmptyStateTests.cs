using System.Text.Json;
using PerfGen.Cli.Tests.Support;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary>Where there is nothing yet, the command says what to do, and leaves nothing behind.</summary>
public sealed class EmptyStateTests : IDisposable
{
    private readonly RecordedData _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("report")]
    public async Task WhereNothingIsRecordedTheFirstStepsAreSaid(string verb)
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, verb);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith($" Nothing recorded yet in {_data.Directory.Path}.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[TrackPerformance]", outcome.Output, StringComparison.Ordinal);
        Assert.False(_data.Directory.Exists);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("report")]
    [InlineData("drain")]
    public async Task WhereNothingIsRecordedJsonIsStillJson(string verb)
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, verb, "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal($"perfgen.{verb}/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal((0, "", false), (outcome.ExitCode, outcome.Errors, _data.Directory.Exists));
    }

    [Fact]
    public async Task WhereNothingIsRecordedThereIsNothingToDrain()
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "drain");

        Assert.Equal((0, " Nothing waits in the journals.\n", "", false), (outcome.ExitCode, outcome.Output, outcome.Errors, _data.Directory.Exists));
    }

    [Theory]
    [InlineData("from calls")]
    [InlineData("--schema")]
    public async Task WhereNothingIsRecordedAQueryCannotBeAnswered(string argument)
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "query", argument);

        Assert.Equal((1, "", false), (outcome.ExitCode, outcome.Output, _data.Directory.Exists));
        Assert.Equal($"There is no database in '{_data.Directory.Path}' yet: nothing has been recorded there, or not drained.", outcome.Sentence());
    }

    [Fact]
    public async Task AFolderThatHoldsADataDirectoryIsNotTakenForOne()
    {
        _data.Record("calls=1");
        var inside = Path.Combine(_data.Directory.Path, ".perfgen");
        Directory.CreateDirectory(inside);
        Directory.Delete(_data.Directory.JournalFolder, recursive: true);

        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "report", "--dir", _data.Directory.Path);

        Assert.Equal((2, $"'{_data.Directory.Path}' is no data directory; did you mean --dir '{inside}'?"), (outcome.ExitCode, outcome.Sentence()));
    }

    [Fact]
    public async Task AFileIsNoDataDirectory()
    {
        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "status", "--dir", Perfgen.Program);

        Assert.Equal((2, $"'{Perfgen.Program}' is a file; the data directory is a folder"), (outcome.ExitCode, outcome.Sentence()));
    }

    [Fact]
    public async Task AWindowWithoutCallsSaysWhenTheLastOneWas()
    {
        _data.Record("calls=1");
        await Task.Delay(1100);

        var outcome = await Perfgen.RunAsync(_data.Directory.Path, "report", "--since", "1s");

        Assert.StartsWith(" Nothing recorded in the window 'last second'; the last call began a moment ago.\n", outcome.Output, StringComparison.Ordinal);
    }
}
