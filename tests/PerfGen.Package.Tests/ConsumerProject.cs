using PerfGen.Runtime;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Package.Tests;

/// <summary>A user's project: builds, runs, and leaves a journal behind.</summary>
internal sealed class ConsumerProject(string name, string folder)
{
    public string Folder => folder;

    /// <summary>Puts a file beside the project.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    public string ReadText(string file) => File.ReadAllText(Path.Combine(folder, file));

    /// <summary>Builds what has errors; returns the exit code and what was printed.</summary>
    public Task<(int Exit, string Output)> TryBuildAsync(params string[] arguments) =>
        TryAsync(["build", .. arguments]);

    public Task<string> BuildAsync(params string[] arguments) => Dotnet.RunAsync(folder, ["build", .. arguments]);

    /// <summary>Runs a command of the SDK that may fail.</summary>
    public Task<(int Exit, string Output)> TryAsync(params string[] arguments) =>
        Dotnet.StartAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments, new Dictionary<string, string>());

    /// <summary>Runs the program; returns what it printed and the calls that it recorded.</summary>
    public async Task<(string Output, IReadOnlyList<(SiteEntry Site, CallStatus Status)> Calls)> RunAsync()
    {
        var data = Path.Combine(folder, "data-" + Guid.NewGuid().ToString("N"));
        var (exit, output) = await Dotnet.StartAsync(
            Path.Combine(folder, "bin", "Debug", "net10.0", name), folder, [], new Dictionary<string, string> { ["PERFGEN_DIR"] = data });
        Assert.True(exit == 0, output);
        return (output, Read(new DataDirectory(data)));
    }

    /// <summary>Text of a generated file; null where there is none.</summary>
    public string? Generated(string hint)
    {
        var obj = Path.Combine(folder, "obj");
        var file = Directory.GetFiles(obj, hint, SearchOption.AllDirectories).SingleOrDefault();
        return file is null ? null : File.ReadAllText(file);
    }

    private static List<(SiteEntry, CallStatus)> Read(DataDirectory data)
    {
        var calls = new List<(SiteEntry, CallStatus)>();
        var records = new JournalRecord[SegmentReader.SlotsPerChunk];
        using var listing = JournalListing.Open(data.JournalFolder);
        foreach (var segment in listing.Sources.SelectMany(static source => source.Segments))
        {
            for (var chunk = 0; chunk < segment.ChunksTaken; chunk++)
            {
                var count = segment.ReadChunk(chunk, taken: 0, ownerIsDead: true, records);
                calls.AddRange(records[..count]
                    .Where(static record => record.Kind is SlotKind.Call or SlotKind.OpenCall)
                    .Select(record => (segment.Dictionary.Site(record.Name)!, record.Status)));
            }
        }

        return calls;
    }
}
