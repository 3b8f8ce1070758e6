using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3004: puts the project's namespace before the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReservedNamespaceCodeFix))]
[Shared]
public sealed class ReservedNamespaceCodeFix() : RenameCodeFix(DiagnosticIds.ReservedNamespace);
