using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4006: writes the unit that the name lets expect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingUnitCodeFix))]
[Shared]
public sealed class MissingUnitCodeFix() : UnitCodeFix(DiagnosticIds.UnitMissing, "Use '{0}'");
