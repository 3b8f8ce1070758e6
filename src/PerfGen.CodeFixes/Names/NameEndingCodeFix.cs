using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3012: writes the ending that the profile asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameEndingCodeFix))]
[Shared]
public sealed class NameEndingCodeFix() : RenameCodeFix(DiagnosticIds.NameEnding);
