using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Benchmarks.Building;

namespace PerfGen.Benchmarks.Analyzing;

/// <summary>The analyzers in an editor: after every edit of a method's body they look at that document, in a compilation that is new and a process that is warm.</summary>
internal static class WarmHost
{
    private const string Catalogue = """{ "metrics": [{ "name": "products_found", "unit": "count" }, { "name": "products_sold", "unit": "count", "deprecated": "Not any more." }] }""";

    private static readonly CSharpParseOptions Language = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "PerfGen.Generated")]);

    /// <summary>
    /// The milliseconds from the new compilation, bound as far as the editor shows the document, to the document's diagnostics;
    /// and those that processors worked in that time, on all threads, which other programs of a busy machine do not lengthen.
    /// </summary>
    /// <param name="files">The project's sources.</param>
    /// <param name="count">How many edits, each of another document than the one before.</param>
    public static (double[] Clock, double[] Processor) Measure(IReadOnlyList<(string Name, string Text)> files, int count)
    {
        var trees = files.Select(static file => Parse(file.Text, file.Name)).ToArray();
        var compilation = CSharpCompilation.Create(
            "app",
            trees,
            BuildEnvironment.References.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var analyzers = Analyzers();
        var options = new AnalyzerOptions([new CatalogueFile()]);
        var callers = Enumerable.Range(0, trees.Length).Where(at => files[at].Name.Contains("Caller", StringComparison.Ordinal)).ToArray();

        var times = new double[count];
        var processor = new double[count];
        const int WarmUp = 10;
        for (var edit = -WarmUp; edit < count; edit++)
        {
            // A call that a rule reports stands in every edited document: analyzers that do nothing would be seen.
            var at = callers[(edit + WarmUp) % callers.Length];
            var text = GeneratedProject.Edit(files[at].Text, edit + WarmUp + 1).Replace("var total = ", "Perf.Record(\"wait_time\", 1, \"ms\"); var total = ", StringComparison.Ordinal);
            var edited = Parse(text, files[at].Name);
            compilation = compilation.ReplaceSyntaxTree(trees[at], edited);
            trees[at] = edited;

            // The editor binds what it shows in any case.
            var model = compilation.GetSemanticModel(edited);
            model.GetDiagnostics();
            var worked = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var host = compilation.WithAnalyzers(analyzers, options);
            var found = host.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
            found = found.AddRange(host.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None).GetAwaiter().GetResult());
            if (edit >= 0)
            {
                times[edit] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                processor[edit] = (Environment.CpuUsage.TotalTime - worked).TotalMilliseconds;
            }

            if (!found.Any(static one => one.Id == "PRFG4005"))
            {
                throw new InvalidOperationException($"the analyzers did not see the edit: {string.Join(", ", found)}");
            }
        }

        return (times, processor);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. Assembly.LoadFrom(BuildEnvironment.Analyzers).GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static SyntaxTree Parse(string text, string name) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Language, "/app/" + name);

    private sealed class CatalogueFile : AdditionalText
    {
        private static readonly SourceText Content = SourceText.From(Catalogue, Encoding.UTF8);

        public override string Path => "/app/perfgen.metrics.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => Content;
    }
}
