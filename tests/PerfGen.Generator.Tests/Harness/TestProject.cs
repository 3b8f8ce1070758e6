using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Generator.Tests.Harness;

/// <summary>A project as the compiler sees it: sources, references, and what MSBuild says. Immutable: an edit makes a new one.</summary>
internal sealed record TestProject
{
    /// <summary>Where the project claims to lie.</summary>
    public const string Directory = "/work/shop/";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PerfGen;
        """;

    /// <summary>Files that are not edited keep their trees, as they do in an editor.</summary>
    private static readonly ConcurrentDictionary<(string Path, string Text, CSharpParseOptions Options, object Parsed), SyntaxTree> Trees = new();

    private object Parsed { get; init; } = Trees;

    /// <summary>Text by file name, in the order of the compilation.</summary>
    public ImmutableList<(string Path, string Text)> Files { get; init; } = [(Directory + "Usings.cs", Usings)];

    /// <summary>Files that are no source, by their path.</summary>
    public ImmutableList<AdditionalText> AdditionalFiles { get; init; } = [];

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("ProjectDir", Directory);

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp13;

    public string? InterceptorsNamespaces { get; init; } = ";PerfGen.Generated";

    public bool HasRuntime { get; init; } = true;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public ImmutableList<MetadataReference> References { get; init; } = [];

    public string Name { get; init; } = "Shop";

    public CSharpParseOptions ParseOptions => new CSharpParseOptions(Language, DocumentationMode.Diagnose)
        .WithFeatures(InterceptorsNamespaces is null ? [] : [new("InterceptorsNamespaces", InterceptorsNamespaces)]);

    public static TestProject Of(string source) => new TestProject().With("Program.cs", source);

    /// <summary>The project with a file added, or changed.</summary>
    /// <param name="path">Relative to the project, or absolute.</param>
    /// <param name="text">Its text.</param>
    public TestProject With(string path, string text)
    {
        var full = Path.IsPathRooted(path) ? path : Directory + path;
        var index = Files.FindIndex(file => file.Path == full);
        return this with { Files = index < 0 ? Files.Add((full, text)) : Files.SetItem(index, (full, text)) };
    }

    /// <summary>The project with a file that is no source added, or changed; the others stay the same objects, as in an editor.</summary>
    public TestProject WithAdditional(string path, string text)
    {
        var index = AdditionalFiles.FindIndex(file => file.Path == Directory + path);
        var file = new AdditionalFile(Directory + path, text);
        return this with { AdditionalFiles = index < 0 ? AdditionalFiles.Add(file) : AdditionalFiles.SetItem(index, file) };
    }

    public TestProject WithProperty(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    /// <summary>The same project, of which nothing that was read of its files is remembered.</summary>
    public TestProject Anew() => this with { Parsed = new object() };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        Name,
        Files.Select(file => Trees.GetOrAdd((file.Path, file.Text, ParseOptions, Parsed), static file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), file.Options, file.Path))),
        [.. Framework.References, .. HasRuntime ? Framework.Runtime : [], .. References],
        new CSharpCompilationOptions(OutputKind, nullableContextOptions: Language < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable, allowUnsafe: true, warningLevel: 9999));

    /// <summary>The compiled project without generated code, as another project references it.</summary>
    public MetadataReference Emit(bool generated = true)
    {
        using var stream = new MemoryStream();
        var result = (generated ? GeneratorRun.Of(this).Output : Compile()).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private sealed class AdditionalFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
