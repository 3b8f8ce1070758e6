using PerfGen.Contracts;

namespace PerfGen.Cli.Catalogue;

/// <summary>A fault as the compiler would say it.</summary>
internal sealed record CatalogueReport(string File, int Line, int Column, string Severity, string Id, string Message)
{
    public bool IsError => Severity == "error";

    /// <summary>In the form that editors and build servers know.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Severity} {Id}: {Message}";

    public static IReadOnlyList<CatalogueReport> Of(CatalogueFolder folder) => [.. folder.Faults.Select(Of)];

    private static CatalogueReport Of((CatalogueFile File, CatalogueFault Fault) one)
    {
        var (line, column) = one.Fault.At.Of(one.File.Text);
        var (severity, id) = one.Fault.Kind switch
        {
            CatalogueFaultKind.RenameCycle => ("error", DiagnosticIds.RenameCycle),
            CatalogueFaultKind.Breaking => ("error", DiagnosticIds.ShippedEntryChanged),
            CatalogueFaultKind.UnstableTag => ("info", DiagnosticIds.UnstableTag),
            CatalogueFaultKind.Narrower => ("info", DiagnosticIds.NarrowerThanRegistry),
            _ => ("error", DiagnosticIds.CatalogueInvalid),
        };
        return new(Path.GetRelativePath(Directory.GetCurrentDirectory(), one.File.Path), line, column, severity, id, one.Fault.Message);
    }
}
