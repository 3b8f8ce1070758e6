using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Placement;

/// <summary>PRFG1008: takes the name of what the method overrides or implements.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConflictingMetricCodeFix))]
[Shared]
public sealed class ConflictingMetricCodeFix() : RenameCodeFix(DiagnosticIds.ConflictingMetric);
