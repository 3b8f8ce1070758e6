using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Units;

/// <summary>PRFG4002: writes the singular.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PluralAnnotationCodeFix))]
[Shared]
public sealed class PluralAnnotationCodeFix() : UnitCodeFix(DiagnosticIds.PluralAnnotation, "Use '{0}'");
