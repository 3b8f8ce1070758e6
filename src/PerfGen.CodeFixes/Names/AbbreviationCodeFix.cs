using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.CodeFixes.Metrics;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Names;

/// <summary>PRFG3017: writes the word out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AbbreviationCodeFix))]
[Shared]
public sealed class AbbreviationCodeFix() : RenameCodeFix(DiagnosticIds.Abbreviation);
