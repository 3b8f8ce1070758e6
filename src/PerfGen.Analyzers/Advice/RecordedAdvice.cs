using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Advice;

/// <summary>The committed summary of recorded data of a project. Immutable; read once for each version of the file.</summary>
internal sealed class RecordedAdvice
{
    private static readonly ConditionalWeakTable<SourceText, RecordedAdvice> Known = new();

    private readonly ImmutableDictionary<(string Assembly, string Method), MethodAdvice> _methods;

    private RecordedAdvice(SourceText text)
    {
        var (methods, faults) = AdviceFile.Read(text.ToString());
        _methods = methods.GroupBy(static method => (method.Assembly, method.Method)).ToImmutableDictionary(static group => group.Key, static group => group.Last());
        Faults = [.. faults];
    }

    /// <summary>The lines that are no method's, from 0.</summary>
    public ImmutableArray<int> Faults { get; }

    /// <summary>The file among the additional files; null where a project has none, and wants no advice.</summary>
    public static AdditionalText? File(AnalyzerOptions options) =>
        options.AdditionalFiles.FirstOrDefault(static file => string.Equals(Path.GetFileName(file.Path), AdviceFile.Name, StringComparison.OrdinalIgnoreCase));

    public static RecordedAdvice? Of(AnalyzerOptions options, CancellationToken stop) =>
        File(options)?.GetText(stop) is { } text ? Known.GetValue(text, static text => new(text)) : null;

    /// <summary>What was recorded of a method; null where nothing.</summary>
    public MethodAdvice? Find(IMethodSymbol method) =>
        method.ContainingAssembly is { Name: var assembly } && method.GetDocumentationCommentId() is { } id && _methods.TryGetValue((assembly, id), out var advice) ? advice : null;
}
