using CodeReviewAgents.Agents;
using CodeReviewAgents.Sources;

namespace CodeReviewAgents.Tests.Agents;

public sealed class ParserAgentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    public async Task AFileIsReadAndParsed_SmallAndLarge(int lines)
    {
        var parsed = await ParseAsync(_folder.Write("Orders.cs", string.Concat(Enumerable.Repeat("class Bücher;\n", lines))));

        Assert.Equal(lines + 1, parsed.LineCount);
        Assert.Equal(lines, parsed.Root.Members.Count);
    }

    [Fact]
    public async Task AByteOrderMarkIsNotPartOfTheText()
    {
        var path = _folder.At("Orders.cs");
        await File.WriteAllBytesAsync(path, [0xEF, 0xBB, 0xBF, .. "class C;"u8]);

        Assert.Equal("class C;", (await ParseAsync(path)).Text.ToString());
    }

    [Fact]
    public async Task AFileThatIsNotUtf8IsRefusedWithTheByteAtFault()
    {
        var path = _folder.At("Orders.cs");
        await File.WriteAllBytesAsync(path, [.. "class C; // caf"u8, 0xE9, .. "\n"u8]);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ParseAsync(path));

        Assert.Equal("byte 16 (0xE9) is not UTF-8", error.Message);
    }

    [Fact]
    public async Task AFileWithSyntaxErrorsIsRefusedWithTheFirstOfThem()
    {
        var error = await Assert.ThrowsAsync<SourceSyntaxException>(() => ParseAsync(_folder.Write("Orders.cs", "class C\n{\n    int M( => 1;\n}\n")));

        Assert.StartsWith("line 3: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsGoneIsAnError() => await Assert.ThrowsAsync<FileNotFoundException>(() => ParseAsync(_folder.At("Gone.cs"), length: 10));

    private static async Task<ParsedFile> ParseAsync(string path, long? length = null) =>
        await new ParserAgent().ParseAsync(new SourceFile(path, Path.GetFileName(path), length ?? new FileInfo(path).Length), CancellationToken.None);
}
