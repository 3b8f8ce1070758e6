namespace PerfGen.Generator;

/// <summary>Names of the pipeline's steps: the caching tests look at each of them.</summary>
internal static class StepNames
{
    public const string Environment = "Environment";
    public const string Calls = "Calls";
    public const string CallsByType = "CallsByType";
    public const string Definitions = "Definitions";
    public const string DefinitionsByType = "DefinitionsByType";
    public const string Decorators = "Decorators";
    public const string TrackCalls = "TrackCalls";
    public const string DistinctDecorators = "DistinctDecorators";
    public const string CatalogueFiles = "CatalogueFiles";
    public const string CatalogueAttributes = "CatalogueAttributes";
    public const string Catalogue = "Catalogue";
    public const string CatalogueEnvironment = "CatalogueEnvironment";

    public static readonly string[] All = [Environment, Calls, CallsByType, Definitions, DefinitionsByType, Decorators, TrackCalls, DistinctDecorators, CatalogueFiles, CatalogueAttributes, Catalogue, CatalogueEnvironment];
}
