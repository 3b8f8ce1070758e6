using System.Text;

namespace PerfGen.Architecture.Tests;

public sealed class TreeTests
{
    private static readonly string[] Root = ["src", "tests", "samples", "PerfGen.sln", "Directory.Build.targets", "README.md", "LICENSE", "CHANGELOG.md", "global.json"];
    private static readonly string[] TextExtensions = [".cs", ".csproj", ".props", ".targets", ".sql", ".md", ".json", ".sh", ".yml", ".txt"];

    [Fact]
    public void TheRootHoldsNothingButWhatItMayHold() =>
        Assert.Empty(StrangersAtTheRoot(Repository.Files));

    [Fact]
    public void AStrangerAtTheRootIsFound() =>
        Assert.Equal(["docs", "notes.txt"], StrangersAtTheRoot(["docs/a.md", "notes.txt", ".ci/run", "src/a.cs"]));

    [Fact]
    public void TextIsUtf8WithoutByteOrderMarkAndWithUnixLineEnds()
    {
        var faulty = Texts()
            .Select(static file => (file, Fault: FaultOf(File.ReadAllBytes(Repository.FullPath(file)))))
            .Where(static one => one.Fault is not null)
            .ToList();

        Assert.Empty(faulty);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a' }, "byte order mark")]
    [InlineData(new byte[] { (byte)'a', (byte)'\r', (byte)'\n' }, "carriage return")]
    [InlineData(new byte[] { 0xFF }, "not UTF-8")]
    [InlineData(new byte[] { (byte)'a' }, null)]
    public void AFaultyTextIsFound(byte[] content, string? fault) => Assert.Equal(fault, FaultOf(content));

    [Fact]
    public void NoSourceFileIsTooLongToRead()
    {
        var tooLong = Repository.Files
            .Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains(".verified.", StringComparison.Ordinal))
            .Select(static file => (file, Lines: File.ReadLines(Repository.FullPath(file)).Count()))
            .Where(static one => one.Lines > (one.file.StartsWith("tests/", StringComparison.Ordinal) ? 600 : 400))
            .ToList();

        Assert.Empty(tooLong);
    }

    [Fact]
    public void TheMapOfTheSourceNamesEveryProjectAndEveryProjectSaysWhereToStartReading()
    {
        var map = File.ReadAllText(Repository.FullPath("src/README.md"));

        var missingInMap = ProjectTable.Allowed.Keys.Where(project => !map.Contains($"`{project}`", StringComparison.Ordinal)).ToList();
        var withoutReadme = ProjectTable.Allowed.Keys.Where(static project => !Repository.Files.Contains($"src/{project}/README.md")).ToList();

        Assert.Empty(missingInMap);
        Assert.Empty(withoutReadme);
    }

    private static IEnumerable<string> Texts() => Repository.Files.Where(static file => TextExtensions.Contains(Path.GetExtension(file)));

    private static IEnumerable<string> StrangersAtTheRoot(IEnumerable<string> files) =>
        files.Select(static file => file.Split('/')[0]).Distinct().Where(static entry => !entry.StartsWith('.') && !Root.Contains(entry)).Order();

    private static string? FaultOf(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            return "byte order mark";
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).Contains('\r') ? "carriage return" : null;
        }
        catch (DecoderFallbackException)
        {
            return "not UTF-8";
        }
    }
}
