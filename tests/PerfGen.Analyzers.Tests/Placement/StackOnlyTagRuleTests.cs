using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.StackOnlyTagRule,
    PerfGen.CodeFixes.Placement.StackOnlyTagCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.StackOnlyTagRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class StackOnlyTagRuleTests
{
    [Fact]
    public Task SpansRefStructsAndPointersAreReported() => Rule.ReportsAsync(
        """
        ref struct Window { public int Width; }
        unsafe class C
        {
            [TrackPerformance] int M([[|Tag|]] ReadOnlySpan<char> text, [[|Tag("w")|]] Window window, [[|Tag|]] int* at) => text.Length + window.Width + *at;
            [TrackPerformance, Tag("text", From = [|"text"|])] int N(Span<int> text) => text.Length;
            [TrackPerformance, [|Tag("result")|]] Span<int> P() => default;
            [TrackPerformance] int Q([Tag("behind", From = [|"Span"|])] Memory<int> memory) => memory.Length;
        }
        """,
        "'text' is a 'ReadOnlySpan<char>', which cannot be kept as a tag; take a property of it, or leave the tag out",
        "'window' is a 'Window', which cannot be kept as a tag; take a property of it, or leave the tag out",
        "'at' is a 'int*', which cannot be kept as a tag; take a property of it, or leave the tag out",
        "'text' is a 'Span<int>', which cannot be kept as a tag; take a property of it, or leave the tag out",
        "'result' is a 'Span<int>', which cannot be kept as a tag; take a property of it, or leave the tag out",
        "'Span' is a 'Span<int>', which cannot be kept as a tag; take a property of it, or leave the tag out");

    [Fact]
    public Task WhatCanBeKeptIsNot() => Rule.ReportsAsync(
        """
        class C
        {
            [TrackPerformance] int M([Tag("length", From = "Length")] ReadOnlySpan<char> text, [Tag] string region, [Tag] Memory<int> memory, ReadOnlySpan<char> other) => text.Length + other.Length;
            [TrackPerformance, Tag("length", From = "text.Length")] int N(Span<int> text) => text.Length;
        }
        """);

    [Fact]
    public async Task TheSeverityIsThatOfTheConfiguration() => Assert.Equal(
        Microsoft.CodeAnalysis.DiagnosticSeverity.Info,
        await Rule.SeverityAsync("class C { [TrackPerformance] int M([[|Tag|]] Span<int> s) => s.Length; }", "[*.cs]\ndotnet_diagnostic.PRFG1003.severity = suggestion"));

    [Fact]
    public Task TheTagIsLeftOut() => Fix.FixesAsync(
        "Remove [Tag]",
        "class C { [TrackPerformance] int M([[|Tag|]] Span<int> s, [Tag] int n) => s.Length + n; }",
        "class C { [TrackPerformance] int M(Span<int> s, [Tag] int n) => s.Length + n; }");

    [Fact]
    public Task AllTagsAreLeftOut() => Fix.FixesAllAsync(
        "Remove [Tag]",
        "class C { [TrackPerformance] int M([[|Tag|]] Span<int> s, [[|Tag|]] ReadOnlySpan<int> t) => s.Length + t.Length; [TrackPerformance, Tag(\"s\", From = [|\"s\"|])] int N(Span<int> s) => 1 + s.Length; }",
        "class C { [TrackPerformance] int M(Span<int> s, ReadOnlySpan<int> t) => s.Length + t.Length; [TrackPerformance] int N(Span<int> s) => 1 + s.Length; }");

    [Fact, Edge("PRFG1003")]
    public Task MemoryCanBeKeptAndASpanCannot() => Rule.EdgeAsync(
        "class C { [TrackPerformance] void M([[|Tag|]] $$ text) { } }",
        silent: "Memory<char>",
        reported: "Span<char>");
}
