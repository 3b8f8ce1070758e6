namespace PerfGen.Contracts;

/// <summary>Names by which compile time and run time find each other.</summary>
internal static class WellKnownNames
{
    public const string TrackPerformanceAttribute = "PerfGen.TrackPerformanceAttribute";
    public const string DoNotTrackAttribute = "PerfGen.DoNotTrackAttribute";
    public const string MeasureAttribute = "PerfGen.MeasureAttribute";
    public const string TagAttribute = "PerfGen.TagAttribute";

    public const string DefineMetricAttribute = "PerfGen.DefineMetricAttribute";

    /// <summary>The file with the attributes and members of a project's catalogue; the attributes in it repeat what the catalogue says.</summary>
    public const string CatalogueHintName = "PerfGen.Metrics.g.cs";

    /// <summary>The built-in metrics, from which the generated class of a project inherits.</summary>
    public const string Metrics = "PerfGen.Metrics";

    /// <summary>Takes a project's catalogue in at run time.</summary>
    public const string ProjectMetrics = GeneratedSurface + ".ProjectMetrics";

    /// <summary>MSBuild property: another name than <c>Metrics</c> for the class that a catalogue becomes.</summary>
    public const string MetricsClassProperty = "PerfGenMetricsClass";

    /// <summary>The assembly that every user of PerfGen's attributes references.</summary>
    public const string AbstractionsAssembly = "PerfGen.Abstractions";

    /// <summary>The entry point for recording by hand; in PerfGen.Runtime.</summary>
    public const string Perf = "PerfGen.Perf";

    /// <summary>The typed members record through it; in PerfGen.Runtime.</summary>
    public const string MetricRecording = "PerfGen.MetricRecording";

    /// <summary>On a method that records its own calls (the partial form), so that no call of it is intercepted as well.</summary>
    public const string TrackedAtDefinitionAttribute = "PerfGen.TrackedAtDefinitionAttribute";

    /// <summary>The versioned surface that generated code calls; where it is absent the generator behaves as switched off.</summary>
    public const string GeneratedSurface = "PerfGen.Runtime.Generated.V1";

    public const string Recorder = GeneratedSurface + ".Recorder";

    /// <summary>Where interceptors are emitted; the package's targets list it in InterceptorsNamespaces.</summary>
    public const string InterceptorsNamespace = "PerfGen.Generated";

    /// <summary>Starts the drain in the process; in PerfGen.Store.DuckDB.</summary>
    public const string InProcessDrain = "PerfGen.Store.DuckDB.Generated.V1.InProcessDrain";

    /// <summary>Has summaries follow that drain; in PerfGen.Query.</summary>
    public const string InProcessSummaries = "PerfGen.Query.Generated.V1.InProcessSummaries";

    /// <summary>Has <c>services.Track&lt;T&gt;()</c>; in PerfGen.Hosting.</summary>
    public const string TrackExtensions = "Microsoft.Extensions.DependencyInjection.TrackServiceCollectionExtensions";

    /// <summary>What generated code calls in place of it.</summary>
    public const string Decorators = "PerfGen.Hosting.Generated.V1.Decorators";

    /// <summary>MSBuild property: <c>false</c> leaves plain forwarders only.</summary>
    public const string EnabledProperty = "PerfGenEnabled";

    /// <summary>MSBuild property that PerfGen.Store.DuckDB's targets set: executables drain in the process.</summary>
    public const string DrainInProcessProperty = "PerfGenDrainInProcess";
}
