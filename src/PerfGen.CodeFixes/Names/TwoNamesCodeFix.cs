using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3007: writes the name that the catalogue, or most of the project, has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TwoNamesCodeFix))]
[Shared]
public sealed class TwoNamesCodeFix() : RenameCodeFix(DiagnosticIds.TwoNames);
