using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PerfGen.Contracts;

namespace PerfGen.CodeFixes.Catalogue;

/// <summary>PRFG5003 in a catalogue file: takes the nearest word, key, name or unit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidCatalogueCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class InvalidCatalogueCodeFix() : WordCodeFix(DiagnosticIds.CatalogueInvalid);
