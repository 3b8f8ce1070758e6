using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Catalogue;

/// <summary>PRFG5002: a metric of the project's catalogue is recorded nowhere in it. A catalogue above the project serves others as well, and is not looked at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedEntryAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EntryUnused,
        "A metric of the catalogue is not recorded",
        "'{0}' is recorded nowhere in this project",
        DiagnosticCategories.Catalogue,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: "What is described and never recorded makes a catalogue longer than it is useful.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.EntryUnused),
        customTags: [WellKnownDiagnosticTags.CompilationEnd, WellKnownDiagnosticTags.Unnecessary]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var uses = new MetricUses(start.Compilation, start.Options, start.CancellationToken);
            if (!uses.IsAnyPossible)
            {
                return;
            }

            var entries = uses.Catalogue.Own.Entries
                .Where(one => one.File.Role == CatalogueFileRole.Project && IsOfProject(one.File.Path, start.Options) && !one.Entry.Metric.IsDeprecated)
                .ToArray();
            if (entries.Length == 0)
            {
                return;
            }

            var recorded = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
            start.RegisterOperationAction(
                operation =>
                {
                    var name = operation.Operation is IPropertyReferenceOperation member
                        ? uses.OfMember(member.Property)?.Definition.Name
                        : uses.Find(operation.Operation, operation.ContainingSymbol)?.Use?.NameText;
                    if (name is not null)
                    {
                        recorded.TryAdd(name, true);
                    }
                },
                OperationKind.Invocation,
                OperationKind.Attribute,
                OperationKind.PropertyReference);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var (file, entry) in entries.Where(one => !recorded.ContainsKey(one.Entry.Metric.Name)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rule, uses.Catalogue.LocationOf(file, entry.PlaceOf(MetricKeys.Name)), entry.Metric.Name));
                }
            });
        });
    }

    private static bool IsOfProject(string path, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var project)
        && project.Length > 0
        && string.Equals(Folder(path), project.Replace('\\', '/').TrimEnd('/'), StringComparison.Ordinal);

    private static string Folder(string path)
    {
        var file = path.Replace('\\', '/');
        return file.Substring(0, Math.Max(0, file.LastIndexOf('/')));
    }
}
