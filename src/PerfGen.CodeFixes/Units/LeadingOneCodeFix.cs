using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4003: drops the 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeadingOneCodeFix))]
[Shared]
public sealed class LeadingOneCodeFix() : UnitCodeFix(DiagnosticIds.LeadingOne, "Use '{0}'");
