using PerfGen.Runtime;
using PerfGen.Store.DuckDB;
using Xunit.Abstractions;

namespace PerfGen.CrashTests;

/// <summary>The data directory of one round: gone where all was well, and kept where not, for whoever wants to know why.</summary>
internal sealed class RoundDirectory : IDisposable
{
    private readonly ITestOutputHelper _output;
    private readonly bool _isOurs;
    private bool _isWell;

    /// <param name="output">Where a directory that is kept is named.</param>
    /// <param name="path">A directory that somebody else removes; null makes one.</param>
    public RoundDirectory(ITestOutputHelper output, string? path = null)
    {
        _output = output;
        _isOurs = path is null;
        Path = path ?? Directory.CreateTempSubdirectory("perfgen-crash-").FullName;
    }

    public string Path { get; }

    public DataDirectory Data => new(Path);

    /// <summary>Says that the round is over, and everything was as it should be.</summary>
    public void IsWell() => _isWell = true;

    /// <summary>Drains to the end: nothing waits, nobody holds anything, nothing is damaged, and nothing is left of the journals.</summary>
    public void DrainToTheEnd()
    {
        var result = new Drainer(Data).Drain(new DrainOptions { WaitForFile = TimeSpan.FromSeconds(30) });
        Assert.Empty(result.Problems);
        Assert.Equal((0, null), (result.Waiting, result.HeldBy));
        Assert.Empty(Directory.GetFiles(Data.JournalFolder, "*.seg"));
    }

    public void Dispose()
    {
        if (!_isWell)
        {
            _output.WriteLine($"kept: {Path}");
        }
        else if (_isOurs)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
