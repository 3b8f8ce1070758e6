using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4004: writes the unit without prefix, and converts the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrefixedUnitCodeFix))]
[Shared]
public sealed class PrefixedUnitCodeFix() : ConversionCodeFix(DiagnosticIds.PrefixedUnit, "Record in {0}");
