namespace PerfGen.Contracts;

/// <summary>The category of each block of a thousand IDs, by which severities can be set: <c>dotnet_analyzer_diagnostic.category-PerfGen.Coverage.severity</c>.</summary>
internal static class DiagnosticCategories
{
    /// <summary>PRFG1xxx: what attributes stand on, and what they say.</summary>
    public const string Placement = "PerfGen.Placement";

    /// <summary>PRFG2xxx: calls that are not tracked.</summary>
    public const string Coverage = "PerfGen.Coverage";

    /// <summary>PRFG3xxx: the names of metrics.</summary>
    public const string Names = "PerfGen.Names";

    /// <summary>PRFG4xxx: their units.</summary>
    public const string Units = "PerfGen.Units";

    /// <summary>PRFG5xxx: the catalogue of metrics.</summary>
    public const string Catalogue = "PerfGen.Catalogue";

    /// <summary>PRFG25xx: sessions, tasks and meters that are held in the wrong way.</summary>
    public const string Scopes = "PerfGen.Scopes";

    /// <summary>PRFG6xxx: agents, their tools, tokens and costs.</summary>
    public const string Agents = "PerfGen.Agents";

    /// <summary>PRFG7xxx: SQL that is handed to the query API.</summary>
    public const string Queries = "PerfGen.Queries";

    /// <summary>PRFG8xxx: what was measured about a method.</summary>
    public const string Advice = "PerfGen.Advice";

    /// <summary>PRFG9xxx: PerfGen itself, and its configuration.</summary>
    public const string Internals = "PerfGen.Internals";
}
