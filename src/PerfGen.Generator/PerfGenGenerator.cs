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
    private readonly Func<CallsFileModel, GenerationEnvironment, string> _emitCalls;

    /// <summary>For the compiler.</summary>
    public PerfGenGenerator()
        : this(CallsEmitter.Emit)
    {
    }

    internal PerfGenGenerator(Func<CallsFileModel, GenerationEnvironment, string> emitCalls) => _emitCalls = emitCalls;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What flows through are objects: of the compiler's generic types no machine code exists for structs of others, see EquatableArray.
        // What compilation and build allow: a few booleans and a path.
        var project = context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider);
        var environment = project
            .Select(static (both, _) => EnvironmentReader.Read(both.Left, both.Right.GlobalOptions))
            .WithTrackingName(StepNames.Environment);
        var recording = environment.Select(static (now, _) => Recording.Of(now));

        // Calls of methods with [TrackPerformance], one model per file; then one model per type that is called, or per namespace where there are many.
        var calls = context.CompilationProvider
            .Combine(environment)
            .SelectMany(static (both, stop) => both.Right.CanIntercept ? CallDiscovery.Read(both.Left, stop) : [])
            .WithTrackingName(StepNames.Calls);
        var callsByType = calls.Collect()
            .SelectMany(static (all, _) => Grouping.ByType(all))
            .WithTrackingName(StepNames.CallsByType);

        // Partial methods that are tracked, one model each; then one model per type that declares them.
        var definitions = context.CompilationProvider
            .SelectMany(DefinitionDiscovery.Read)
            .WithTrackingName(StepNames.Definitions);
        var definitionsByType = definitions.Collect()
            .SelectMany(static (all, _) => Grouping.ByType(all))
            .WithTrackingName(StepNames.DefinitionsByType);

        // Interfaces with tracked methods, and those that services.Track names: one decorator each.
        var interfaces = context.CompilationProvider
            .SelectMany(DecoratorDiscovery.ReadInterfaces)
            .WithTrackingName(StepNames.Decorators);
        var trackCalls = context.CompilationProvider
            .SelectMany(DecoratorDiscovery.ReadTrackCalls)
            .WithTrackingName(StepNames.TrackCalls);
        var allTrackCalls = trackCalls.Collect().Select(static (calls, _) => calls.ToEquatableArray());
        var decorators = interfaces.Collect().Select(static (all, _) => all.ToEquatableArray())
            .Combine(allTrackCalls)
            .SelectMany(static (both, _) => Grouping.Distinct(both.Left, both.Right.Select(static call => call.Decorator)))
            .WithTrackingName(StepNames.DistinctDecorators);

        // The project's catalogue, from its files and attributes; a class with a member for each metric comes of it.
        var catalogueFiles = context.AdditionalTextsProvider
            .Where(CatalogueDiscovery.IsCatalogue)
            .Select(CatalogueDiscovery.ReadFile)
            .WithTrackingName(StepNames.CatalogueFiles);
        var catalogueAttributes = context.CompilationProvider
            .SelectMany(CatalogueDiscovery.ReadAttributes)
            .WithTrackingName(StepNames.CatalogueAttributes);
        var catalogue = catalogueFiles.Collect().Select(static (files, _) => files.ToEquatableArray())
            .Combine(catalogueAttributes.Collect().Select(static (attributes, _) => attributes.ToEquatableArray()))
            .Select(static (both, _) => FaultBarrier.Or(CatalogueModel.Empty, () => CatalogueDiscovery.Combine(both.Left, both.Right)))
            .WithTrackingName(StepNames.Catalogue);
        var catalogueEnvironment = project
            .Select(static (both, _) => CatalogueDiscovery.ReadEnvironment(both.Left, both.Right.GlobalOptions))
            .WithTrackingName(StepNames.CatalogueEnvironment);

        // Interceptors change at every keystroke, since a call's location holds a hash of its file: editors need not see them.
        context.RegisterImplementationSourceOutput(callsByType.Combine(environment), (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.CallsFile(both.Left, both.Right, _emitCalls)));

        // Without its implementing part a partial method is an error: written also where nothing is recorded.
        context.RegisterSourceOutput(definitionsByType.Combine(recording), static (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.DefinitionsFile(both.Left, both.Right.IsPossible)));

        // Code may name a decorator, so editors see them, and they are there whether or not anything is recorded.
        context.RegisterSourceOutput(decorators.Combine(recording), static (output, both) =>
            output.AddSource(both.Left.HintName, FaultBarrier.DecoratorFile(both.Left, both.Right.IsPossible)));

        // Also where nothing is recorded: a Track that is not replaced throws.
        context.RegisterImplementationSourceOutput(allTrackCalls.Select(static (calls, _) => Grouping.InOrder(calls)).Combine(environment), static (output, both) =>
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

        context.RegisterImplementationSourceOutput(recording, static (output, now) =>
        {
            if (now.DrainsInProcess)
            {
                output.AddSource(DrainInitializerEmitter.HintName, FaultBarrier.Text(DrainInitializerEmitter.Emit(now.SummarisesInProcess)));
            }
        });
    }
}
