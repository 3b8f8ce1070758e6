using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3009: takes the instrument's type off the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InstrumentInNameCodeFix))]
[Shared]
public sealed class InstrumentInNameCodeFix() : RenameCodeFix(DiagnosticIds.InstrumentInName);
