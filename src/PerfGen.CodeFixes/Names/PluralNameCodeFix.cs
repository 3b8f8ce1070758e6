using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3011: writes the other number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PluralNameCodeFix))]
[Shared]
public sealed class PluralNameCodeFix() : RenameCodeFix(DiagnosticIds.PluralName);
