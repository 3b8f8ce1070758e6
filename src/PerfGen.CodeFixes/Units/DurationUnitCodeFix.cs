using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4005: writes seconds, and converts the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DurationUnitCodeFix))]
[Shared]
public sealed class DurationUnitCodeFix() : ConversionCodeFix(DiagnosticIds.DurationNotInSeconds, "Record in {0}");
