using PerfGen.Contracts;

namespace PerfGen.Cli.Catalogue;

/// <summary>The catalogue files of a project on the disk: <c>perfgen.metrics.json</c>, and what lies beside it.</summary>
/// <param name="File">The project's own file; null where there is none.</param>
/// <param name="Set">Its entries, and those of registries beside it.</param>
/// <param name="Shipped">The baseline beside it; null where there is none.</param>
internal sealed record CatalogueFolder(CatalogueFile? File, CatalogueSet Set, CatalogueFile? Shipped)
{
    /// <summary>Everything that is wrong, baseline included, in the order of the files.</summary>
    public IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults => Set.Faults
        .Concat(Shipped is { } baseline ? baseline.Faults.Select(fault => (File: baseline, Fault: fault)).Concat(Compatibility.Of(baseline, Set)) : [])
        .OrderBy(static one => one.File.Path, StringComparer.Ordinal)
        .ThenBy(static one => one.Fault.At.Start);

    /// <summary>The catalogue that was named, or the nearest one from here upward.</summary>
    public static CatalogueFolder Load(string? named)
    {
        var path = named ?? Find();
        if (path is null)
        {
            return new(null, CatalogueSet.Of([]), null);
        }

        if (!System.IO.File.Exists(path))
        {
            throw new UsageException(Directory.Exists(path)
                ? $"'{path}' is a folder; name the {CatalogueFile.ProjectName} in it"
                : $"there is no file '{path}'");
        }

        var file = Read(path, CatalogueFileRole.Project);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var registries = Directory.EnumerateFiles(folder, "*." + CatalogueFile.ProjectName).Order(StringComparer.Ordinal).Select(static registry => Read(registry, CatalogueFileRole.Registry));
        var shipped = Path.Combine(folder, CatalogueFile.ShippedName);
        return new(file, CatalogueSet.Of([file, .. registries]), System.IO.File.Exists(shipped) ? Read(shipped, CatalogueFileRole.Shipped) : null);
    }

    public static CatalogueFile Read(string path, CatalogueFileRole role) => CatalogueFile.Read(path, role, System.IO.File.ReadAllText(path));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, CatalogueFile.ProjectName);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
