using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4007: writes the metric's own unit, and converts the value where it can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatalogueUnitCodeFix))]
[Shared]
public sealed class CatalogueUnitCodeFix() : ConversionCodeFix(DiagnosticIds.UnitNotOfCatalogue, "Record in {0}");
