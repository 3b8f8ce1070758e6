using Microsoft.CodeAnalysis;
using PerfGen.Contracts;
using PerfGen.Generator.Discovery;
using PerfGen.Generator.Emit;
using PerfGen.Generator.Model;

namespace PerfGen.Generator;

/// <summary>
/// Writes the code that records calls: <c>Discovery/</c> reads the compiler's symbols into the plain records of <c>Model/</c>, <c>Emit/</c> turns these into C#.
/// It reports nothing and never fails a build: what it cannot do, it leaves as the user wrote it, and the analyzers say so.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PerfGenGenerator : IIncrementalGenerator
{
    private readonly Func<TypeCallsModel, GenerationEnvironment, string> _emitCalls;

    /// <summary>For the compiler.</summary>
    public PerfGenGenerator()
        : this(CallsEmitter.Emit)
    {
    }

    internal PerfGenGenerator(Func<TypeCallsModel, GenerationEnvironment, string> emitCalls) => _emitCalls = emitCalls;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What compilation and build allow: a few booleans and a path.
        var environment = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (both, _) => EnvironmentReader.Read(both.Left, both.Right.GlobalOptions))
            .WithTrackingName(StepNames.Environment);

        // Calls of methods with [TrackPerformance], one model per file; then one model per type that is called.
        var calls = context.CompilationProvider
            .Combine(environment.Select(static (now, _) => now.CanIntercept))
            .SelectMany(static (both, stop) => both.Right ? CallDiscovery.Read(both.Left, stop) : [])
            .WithTrackingName(StepNames.Calls);
        var callsByType = calls.Collect()
            .SelectMany(static (all, _) => Grouping.ByType(all))
            .WithTrackingName(StepNames.CallsByType);

        // Partial methods that are tracked, one model each; then one model per type that declares them. The attribute may stand on their type, an interface or
        // the assembly, so they are not looked for by it.
        var definitions = context.SyntaxProvider
            .CreateSyntaxProvider(DefinitionDiscovery.IsCandidate, FaultBarrier.OrNull<GeneratorSyntaxContext, DefinitionModel>(DefinitionDiscovery.Read))
            .Where(static definition => definition is not null)
            .Select(static (definition, _) => definition!)
            .WithTrackingName(StepNames.Definitions);
        var definitionsByType = definitions.Collect()
            .SelectMany(static (all, _) => Grouping.ByType(all))
            .WithTrackingName(StepNames.DefinitionsByType);

        // Interfaces with tracked methods, and those that services.Track names: one decorator each.
        var interfaces = context.SyntaxProvider
            .CreateSyntaxProvider(DecoratorDiscovery.IsInterface, FaultBarrier.OrNull<GeneratorSyntaxContext, DecoratorModel>(DecoratorDiscovery.ReadInterface))
            .Where(static decorator => decorator is not null)
            .Select(static (decorator, _) => decorator!)
            .WithTrackingName(StepNames.Decorators);
        var trackCalls = context.SyntaxProvider
            .CreateSyntaxProvider(DecoratorDiscovery.IsTrackCall, FaultBarrier.OrNull<GeneratorSyntaxContext, TrackCallModel>(DecoratorDiscovery.ReadTrackCall))
            .Where(static call => call is not null)
            .Select(static (call, _) => call!)
            .WithTrackingName(StepNames.TrackCalls);
        var decorators = interfaces.Collect()
            .Combine(trackCalls.Select(static (call, _) => call.Decorator).Collect())
            .SelectMany(static (both, _) => Grouping.Distinct(both.Left, both.Right))
            .WithTrackingName(StepNames.DistinctDecorators);

        // The project's catalogue, from its files and attributes; a class with a member for each metric comes of it.
        var catalogueFiles = context.AdditionalTextsProvider
            .Where(CatalogueDiscovery.IsCatalogue)
            .Select(CatalogueDiscovery.ReadFile)
            .WithTrackingName(StepNames.CatalogueFiles);
        var catalogueAttributes = context.SyntaxProvider
            .ForAttributeWithMetadataName(WellKnownNames.DefineMetricAttribute, CatalogueDiscovery.IsCandidate, FaultBarrier.OrNull<GeneratorAttributeSyntaxContext, CatalogueAttributesModel>(CatalogueDiscovery.ReadAttributes))
            .Where(static attributes => attributes is not null)
            .Select(static (attributes, _) => attributes!)
            .WithTrackingName(StepNames.CatalogueAttributes);
        var catalogue = catalogueFiles.Collect().Combine(catalogueAttributes.Collect())
            .Select(static (both, _) => FaultBarrier.Or(CatalogueModel.Empty, () => CatalogueDiscovery.Combine(both.Left, both.Right)))
            .WithTrackingName(StepNames.Catalogue);
        var catalogueEnvironment = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(environment.Select(static (now, _) => now.CanRecord))
            .Select(static (all, _) => CatalogueDiscovery.ReadEnvironment(all.Left.Left, all.Left.Right.GlobalOptions, all.Right))
            .WithTrackingName(StepNames.CatalogueEnvironment);

        // Interceptors change at every keystroke, since a call's location holds a hash of its file: editors need not see them.
        context.RegisterImplementationSourceOutput(callsByType.Combine(environment), (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.CallsFile(both.Left, both.Right, _emitCalls)));

        // Without its implementing part a partial method is an error: written also where nothing is recorded.
        context.RegisterSourceOutput(definitionsByType.Combine(environment.Select(static (now, _) => now.CanRecord)), static (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.DefinitionsFile(both.Left, both.Right)));

        // Code may name a decorator, so editors see them, and they are there whether or not anything is recorded.
        context.RegisterSourceOutput(decorators.Combine(environment.Select(static (now, _) => now.CanRecord)), static (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.DecoratorFile(both.Left, both.Right)));

        // Also where nothing is recorded: a Track that is not replaced throws.
        context.RegisterImplementationSourceOutput(trackCalls.Collect().Select(static (calls, _) => Grouping.InOrder(calls)).Combine(environment), static (output, both) =>
        {
            if (both.Left.Count > 0 && both.Right.AdmitsInterceptors)
            {
                output.AddSource(TrackCallsEmitter.HintName, FaultBarrier.Text(TrackCallsEmitter.Emit(both.Left, both.Right)));
            }
        });

        context.RegisterSourceOutput(catalogue.Combine(catalogueEnvironment), static (output, both) =>
        {
            if (both.Left.Metrics.Count > 0 && both.Right.CanDescribe)
            {
                output.AddSource(WellKnownNames.CatalogueHintName, FaultBarrier.CatalogueFile(both.Left, both.Right));
            }
        });

        context.RegisterImplementationSourceOutput(environment.Select(static (now, _) => (now.DrainsInProcess, now.SummarisesInProcess)), static (output, process) =>
        {
            if (process.DrainsInProcess)
            {
                output.AddSource(DrainInitializerEmitter.HintName, FaultBarrier.Text(DrainInitializerEmitter.Emit(process.SummarisesInProcess)));
            }
        });
    }
}
