using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>Compilations of test sources, against the framework that runs the tests and PerfGen's own libraries.</summary>
internal static class TestCode
{
    public static readonly CSharpParseOptions ParseOptions =
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose)
            .WithFeatures([new("InterceptorsNamespaces", "PerfGen.Generated")]);

    public static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>What the implicit usings of an SDK project are, so that sources stay short.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PerfGen;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyReferences = new(static () =>
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. platform
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(TrackPerformanceAttribute).Assembly.Location)
                .Append(typeof(Perf).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    });

    public static ImmutableArray<MetadataReference> References => LazyReferences.Value;

    /// <summary>A compilation of one source; the test fails where it has errors and should not.</summary>
    public static CSharpCompilation Compile(string source, bool compiles = true)
    {
        var compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(source, ParseOptions, "Test.cs"), CSharpSyntaxTree.ParseText(Usings, ParseOptions, "Usings.cs")],
            References,
            CompilationOptions);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(compiles, !errors.Any());
        return compilation;
    }
}
