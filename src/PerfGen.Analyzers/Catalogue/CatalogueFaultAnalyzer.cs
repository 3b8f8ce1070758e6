using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>What the rules on catalogues have in common: they report one kind of fault, each once, at its line of the file or at its attribute.</summary>
public abstract class CatalogueFaultAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected CatalogueFaultAnalyzer(DiagnosticDescriptor rule) => (_rule, SupportedDiagnostics) = (rule, [rule]);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.TrackPerformanceAttribute) is null)
            {
                return;
            }

            var view = CatalogueView.Of(start.Compilation, start.Options, start.CancellationToken);
            var files = FaultsByPath(view);
            if (files.Count == 0)
            {
                return;
            }

            start.RegisterAdditionalFileAction(file =>
            {
                // A file that is listed twice is one file.
                if (files.TryGetValue(file.AdditionalFile.Path, out var faults)
                    && file.Options.AdditionalFiles.First(other => other.Path == file.AdditionalFile.Path) == file.AdditionalFile)
                {
                    Report(faults, file.ReportDiagnostic);
                }
            });
            start.RegisterSemanticModelAction(model =>
            {
                if (files.TryGetValue(model.SemanticModel.SyntaxTree.FilePath, out var faults))
                {
                    Report(faults, model.ReportDiagnostic);
                }
            });
        });
    }

    /// <summary>What is wrong.</summary>
    private protected abstract IEnumerable<(CatalogueFile File, CatalogueFault Fault)> Faults(CatalogueView view);

    private void Report(IEnumerable<(Location At, CatalogueFault Fault)> faults, Action<Diagnostic> report)
    {
        foreach (var (at, fault) in faults)
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            report(Diagnostic.Create(_rule, at, fault.Replacement is null ? properties : properties.Add(Finding.Replacement, fault.Replacement), fault.Message));
        }
    }

    private Dictionary<string, List<(Location At, CatalogueFault Fault)>> FaultsByPath(CatalogueView view)
    {
        var files = new Dictionary<string, List<(Location At, CatalogueFault Fault)>>(StringComparer.Ordinal);
        foreach (var (file, fault) in Faults(view))
        {
            if (!files.TryGetValue(file.Path, out var faults))
            {
                files.Add(file.Path, faults = []);
            }

            faults.Add((view.LocationOf(file, fault.At), fault));
        }

        return files;
    }
}
