using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3003: puts the project's namespace before the name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamespaceCodeFix))]
[Shared]
public sealed class NamespaceCodeFix() : RenameCodeFix(DiagnosticIds.NoNamespace);
