using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3008: takes the unit off the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnitInNameCodeFix))]
[Shared]
public sealed class UnitInNameCodeFix() : RenameCodeFix(DiagnosticIds.UnitInName);
