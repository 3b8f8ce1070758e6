using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4008: writes the unit that the name says, and converts the value where it can be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnitAgainstNameCodeFix))]
[Shared]
public sealed class UnitAgainstNameCodeFix() : ConversionCodeFix(DiagnosticIds.UnitAgainstName, "Use '{0}'");
