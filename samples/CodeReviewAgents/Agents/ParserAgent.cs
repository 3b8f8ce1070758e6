using System.Text;
using CodeReviewAgents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PerfGen;

namespace CodeReviewAgents.Agents;

/// <summary>Reads a file and parses it with Roslyn. Refuses what is not UTF-8, and what has syntax errors.</summary>
internal sealed class ParserAgent
{
    /// <summary>Up to this many bytes, reading at once is cheaper than waiting for the file system asynchronously.</summary>
    private const int SmallFile = 16 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Parses the file.</summary>
    /// <exception cref="IOException">It cannot be read, or is there no more.</exception>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    /// <exception cref="SourceSyntaxException">It is not C#.</exception>
    [TrackPerformance("parse_time", Agent = AgentNames.Parser)]
    [Measure("lines_parsed", Units.Lines, From = "result.LineCount")]
    [Measure("bytes_parsed", Units.Bytes, From = "file.Length")]
    public async ValueTask<ParsedFile> ParseAsync(SourceFile file, CancellationToken stop)
    {
        using var counted = ExecutionLedger.Count();
        stop.ThrowIfCancellationRequested();
        var bytes = file.Length <= SmallFile ? File.ReadAllBytes(file.FullPath) : await File.ReadAllBytesAsync(file.FullPath, stop);
        var text = SourceText.From(Decode(bytes), StrictUtf8);
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, file.FullPath, stop);
        if (tree.GetDiagnostics(stop).FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            var line = error.Location.GetLineSpan().StartLinePosition.Line + 1;
            throw new SourceSyntaxException($"line {line}: {error.GetMessage(formatProvider: null)}");
        }

        return new ParsedFile(file, text, (CompilationUnitSyntax)await tree.GetRootAsync(stop));
    }

    [TrackPerformance("decode_time", Agent = AgentNames.Parser)]
    private static string Decode(byte[] bytes)
    {
        using var counted = ExecutionLedger.Count();
        try
        {
            var text = bytes.AsSpan();
            return StrictUtf8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"byte {error.Index + 1} (0x{error.BytesUnknown?.FirstOrDefault():X2}) is not UTF-8", error);
        }
    }
}
