using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PerfGen.Analyzers.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Queries;

/// <summary>PRFG7001: writes the nearest name into the SQL. Where the text in the source is not the SQL letter by letter, there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownNameCodeFix))]
[Shared]
public sealed class UnknownNameCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownSqlName];

    /// <summary>Several names of one text are replaced at once, which fixes by nodes cannot do.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(diagnostics.Select(diagnostic => Change(text, diagnostic)).OfType<TextChange>().OrderBy(static change => change.Span.Start)));
    });

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Change(text, diagnostic) is { } change)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Write '{diagnostic.Properties[Finding.Replacement]}'", _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))), nameof(UnknownNameCodeFix)),
                    diagnostic);
            }
        }
    }

    private static TextChange? Change(SourceText text, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Finding.Replacement, out var name) || name is null)
        {
            return null;
        }

        var span = diagnostic.Location.SourceSpan;
        var written = text.ToString(span);
        var quote = written.Length > 1 && written[0] is '\'' ? "'" : "";
        return written.Length > 0 && written[0] is '"' or '$' or '@' ? null : new TextChange(span, quote + name + quote);
    }
}
