namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>What the sample says to arguments.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--colour", "'--colour'")]
    [InlineData("nowhere", "there is no folder 'nowhere' to review.")]
    [InlineData("", "there is no folder 'src' here or above; name the folder to review.")]
    [InlineData(". --rounds 0", "--rounds is 0; the least is 1.")]
    [InlineData(". --rounds many", "'many'")]
    [InlineData(". --parallel 65", "--parallel is 65; it can be 1 to 64.")]
    [InlineData(". --model tiny", "--chat-endpoint and --model belong together: give both, or neither.")]
    [InlineData(". --chat-endpoint http://localhost:1", "--chat-endpoint and --model belong together: give both, or neither.")]
    [InlineData(". --chat-endpoint ftp://localhost --model tiny", "--chat-endpoint is 'ftp://localhost'; it has to be an http or https address.")]
    public async Task WrongArgumentsGetOneSentenceAndExitCode2(string arguments, string sentence)
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(_folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(sentence, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("data")));
    }

    [Fact]
    public async Task AFolderWithoutCodeIsRefused()
    {
        _folder.Write("empty/readme.md", "");

        var (exitCode, _, errors) = await SampleProcess.RunAsync(_folder, "empty");

        Assert.Equal(2, exitCode);
        Assert.Contains("there are no C# files in", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACountFileThatExistsIsNotWrittenOver()
    {
        _folder.Write("counts", "mine");

        var (exitCode, _, errors) = await SampleProcess.RunAsync(_folder, Shop.PlantIn(_folder), "--count-file", "counts");

        Assert.Equal(1, exitCode);
        Assert.Contains("counts' already exists", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.At("counts")));
    }

    [Fact]
    public async Task HelpNamesEveryOption()
    {
        var (exitCode, output, errors) = await SampleProcess.RunAsync(_folder, "--help");

        Assert.Equal((0, ""), (exitCode, errors));
        foreach (var option in (string[])["--output", "--parallel", "--rounds", "--no-bad-files", "--chat-endpoint", "--model", "--count-file", "OPENAI_API_KEY"])
        {
            Assert.Contains(option, output, StringComparison.Ordinal);
        }
    }
}
