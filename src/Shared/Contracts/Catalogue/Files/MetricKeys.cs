namespace PerfGen.Contracts;

/// <summary>The keys of catalogue files. The schema beside the package's targets describes the same; a test compares them.</summary>
internal static class MetricKeys
{
    public const string Schema = "$schema";
    public const string Registry = "registry";
    public const string Metrics = "metrics";

    public const string Name = "name";
    public const string Unit = "unit";
    public const string Instrument = "instrument";
    public const string Minimum = "minimum";
    public const string Maximum = "maximum";
    public const string Better = "better";
    public const string Category = "category";
    public const string Description = "description";
    public const string Deprecated = "deprecated";
    public const string RenamedTo = "renamed_to";
    public const string Stability = "stability";
    public const string Tags = "tags";

    public const string Type = "type";
    public const string Values = "values";
    public const string Required = "required";

    public static readonly IReadOnlyList<string> OfFile = [Schema, Registry, Metrics];
    public static readonly IReadOnlyList<string> OfMetric =
        [Name, Unit, Instrument, Minimum, Maximum, Better, Category, Description, Deprecated, RenamedTo, Stability, Tags];

    public static readonly IReadOnlyList<string> OfTag = [Name, Type, Values, Required, Stability, Description];
}
