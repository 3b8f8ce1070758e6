using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4013: writes the unit that the value is in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BinaryPrefixCodeFix))]
[Shared]
public sealed class BinaryPrefixCodeFix() : UnitCodeFix(DiagnosticIds.BinaryPrefix, "Use '{0}'");
