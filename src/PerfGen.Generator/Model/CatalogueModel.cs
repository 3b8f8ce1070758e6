namespace PerfGen.Generator.Model;

/// <summary>The metrics of a project, as its generated class has them.</summary>
/// <param name="Sources">What describes them, for the file's header.</param>
/// <param name="Metrics">The metrics, in the order in which they are described.</param>
internal sealed record CatalogueModel(string Sources, EquatableArray<MetricModel> Metrics)
{
    public static CatalogueModel Empty { get; } = new("", EquatableArray<MetricModel>.Empty);
}

/// <summary>One metric of a project.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">The word of its unit.</param>
/// <param name="Instrument">How values come together, in the word of the file.</param>
/// <param name="Minimum">The least value that makes sense.</param>
/// <param name="Maximum">The greatest one.</param>
/// <param name="Better">Which values are better, in the word of the file.</param>
/// <param name="Category">Its group, in the word of the file.</param>
/// <param name="Description">What it says; empty where nobody said.</param>
/// <param name="Deprecated">Why it should not be recorded any more.</param>
/// <param name="RenamedTo">What takes its place.</param>
/// <param name="Stability">Whether it may still change, in the word of the file.</param>
/// <param name="Tags">The tags of its values, as the array of the file; null for none.</param>
/// <param name="IsAttribute">An attribute in the source describes it, so that none needs to be written.</param>
internal sealed record MetricModel(
    string Name,
    string Unit,
    string Instrument,
    double Minimum,
    double Maximum,
    string Better,
    string Category,
    string Description,
    string? Deprecated,
    string? RenamedTo,
    string Stability,
    string? Tags,
    bool IsAttribute);

/// <summary>The metrics that the attributes of one source file define.</summary>
internal sealed record CatalogueAttributesModel(EquatableArray<MetricModel> Metrics);
