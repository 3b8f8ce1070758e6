using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4001: writes the nearest unit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownUnitCodeFix))]
[Shared]
public sealed class UnknownUnitCodeFix() : UnitCodeFix(DiagnosticIds.UnknownUnit, "Use '{0}'");
