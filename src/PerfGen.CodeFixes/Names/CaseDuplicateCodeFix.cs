using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3015: writes the name as the first place has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CaseDuplicateCodeFix))]
[Shared]
public sealed class CaseDuplicateCodeFix() : RenameCodeFix(DiagnosticIds.CaseDuplicate);
