using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Configuration;

/// <summary>PRFG9004: <c>.editorconfig</c> has a key of PerfGen's that no rule reads, or a value that none understands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownKeyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownKey,
        "A key or value of .editorconfig is not known",
        "{0}",
        DiagnosticCategories.Internals,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A key that is misspelt has no effect, and nothing else would say so.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.UnknownKey),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            // Files of one folder share their options; each pair of key and value is reported once, without a place: a rule cannot see the file it stands in.
            var provider = compilation.Options.AnalyzerConfigOptionsProvider;
            var faults = compilation.Compilation.SyntaxTrees
                .Select(provider.GetOptions)
                .Append(provider.GlobalOptions)
                .Distinct()
                .SelectMany(Faults)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static fault => fault, StringComparer.Ordinal);
            foreach (var fault in faults)
            {
                compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, fault));
            }
        });
    }

    private static IEnumerable<string> Faults(AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys.Where(static key => key.StartsWith(ConfigurationKeys.Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            options.TryGetValue(key, out var value);
            var text = value?.Trim() ?? "";
            if (ConfigurationKeys.All.FirstOrDefault(known => known.Name == key) is not { } found)
            {
                yield return ConfigurationKeys.Nearest(key) is { } nearest
                    ? $"'{key}' in .editorconfig is no key of PerfGen; did you mean '{nearest}'?"
                    : $"'{key}' in .editorconfig is no key of PerfGen; remove it, or write one of {string.Join(", ", ConfigurationKeys.All.Select(static known => known.Name))}";
            }
            else if (text.Length > 0 && !found.IsValid(text))
            {
                var meant = ConfigurationKeys.Nearest(text, found.Words) is { } word ? $"; did you mean '{word}'?" : "";
                yield return $"'{key} = {text}' in .editorconfig is not understood: the value has to be {found.Takes}{meant}";
            }
        }
    }
}
