using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3018: writes the tag's name in the right form.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TagCodeFix))]
[Shared]
public sealed class TagCodeFix() : RenameCodeFix(DiagnosticIds.UnfitTag);
