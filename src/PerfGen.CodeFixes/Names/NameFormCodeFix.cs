using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3001: writes the name in snake_case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFormCodeFix))]
[Shared]
public sealed class NameFormCodeFix() : RenameCodeFix(DiagnosticIds.NameForm);
