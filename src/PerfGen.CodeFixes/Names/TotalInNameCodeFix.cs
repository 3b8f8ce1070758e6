using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3010: takes `total` out of the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TotalInNameCodeFix))]
[Shared]
public sealed class TotalInNameCodeFix() : RenameCodeFix(DiagnosticIds.TotalInName);
