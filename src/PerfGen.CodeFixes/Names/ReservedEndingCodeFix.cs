using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3013: takes the ending off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReservedEndingCodeFix))]
[Shared]
public sealed class ReservedEndingCodeFix() : RenameCodeFix(DiagnosticIds.ReservedEnding);
