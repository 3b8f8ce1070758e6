using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1010: writes the nearest name of a method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TracksNothingCodeFix))]
[Shared]
public sealed class TracksNothingCodeFix() : RenameCodeFix(DiagnosticIds.TracksNothing);
