using PerfGen.Runtime;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Package.Tests;

/// <summary>A user's project: builds, runs, and leaves a journal behind.</summary>
internal sealed class ConsumerProject(string name, string folder)
{
    public string Folder => folder;

    public string ProjectFile => Path.Combine(folder, name + ".csproj");

    /// <summary>References another project, beside the package or instead of it.</summary>
    public void Reference(ConsumerProject other, bool insteadOfPackage = false)
    {
        var reference = $"<ProjectReference Include=\"{other.ProjectFile}\" />";
        var text = File.ReadAllText(ProjectFile);
        var package = "<PackageReference Include=\"PerfGen\" Version=\"*\" />";
        File.WriteAllText(ProjectFile, text.Replace(package, insteadOfPackage ? reference : package + reference, StringComparison.Ordinal));
    }

    /// <summary>Puts a file beside the project.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    public string ReadText(string file) => File.ReadAllText(Path.Combine(folder, file));

    /// <summary>Builds what has errors; returns the exit code and what was printed.</summary>
    public Task<(int Exit, string Output)> TryBuildAsync(params string[] arguments) =>
        TryAsync(["build", .. arguments]);

    public Task<string> BuildAsync(params string[] arguments) => Dotnet.RunAsync(folder, ["build", .. arguments]);

    /// <summary>Runs a command of the SDK that may fail.</summary>
    public Task<(int Exit, string Output)> TryAsync(params string[] arguments) =>
        Dotnet.StartAsync(Dotnet.Host, folder, arguments, new Dictionary<string, string>());

    /// <summary>Says a property in the project file.</summary>
    public void SetProperty(string property, string value) =>
        File.WriteAllText(ProjectFile, ReadText(name + ".csproj").Replace("</PropertyGroup>", $"  <{property}>{value}</{property}>\n  </PropertyGroup>", StringComparison.Ordinal));

    /// <summary>Puts an item into the project file.</summary>
    public void AddItem(string item) =>
        File.WriteAllText(ProjectFile, ReadText(name + ".csproj").Replace("</ItemGroup>", $"  {item}\n  </ItemGroup>", StringComparison.Ordinal));

    /// <summary>Publishes into a folder beside the project.</summary>
    public Task<string> PublishAsync(string to) => Dotnet.RunAsync(folder, "publish", "-c", "Release", "-o", to);

    /// <summary>Runs the program; returns what it printed and the calls that it recorded.</summary>
    /// <param name="from">Where it was published; what was built where it is null.</param>
    /// <param name="environment">What the program finds in its environment.</param>
    public async Task<(string Output, IReadOnlyList<(SiteEntry Site, CallStatus Status)> Calls)> RunAsync(string? from = null, params (string Name, string Value)[] environment)
    {
        var data = Path.Combine(folder, "data-" + Guid.NewGuid().ToString("N"));
        var (exit, output) = await Dotnet.StartAsync(
            Path.Combine(folder, from ?? Path.Combine("bin", "Debug", "net10.0"), name), folder, [],
            environment.Append(("PERFGEN_DIR", data)).ToDictionary(static variable => variable.Item1, static variable => variable.Item2));
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
