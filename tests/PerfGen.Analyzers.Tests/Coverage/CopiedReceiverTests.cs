using PerfGen.Analyzers.Coverage;
using PerfGen.Analyzers.Tests.Harness;
using PerfGen.Tracking.Tests.Compiled;

namespace PerfGen.Analyzers.Tests.Coverage;

/// <summary>PRFG2018, of <see cref="CallCoverageAnalyzer"/>, in the SDK's own compiler, which knows extension blocks.</summary>
public sealed class CopiedReceiverTests
{
    private const string Blocks = """
        using PerfGen;
        using System.Collections.Generic;
        static class Blocks
        {
            extension(ref KeyValuePair<int, string> pair) { [TrackPerformance("raise_time")] public void Raise() => pair = new(2, pair.Value); }
            extension<T>(ref T value) where T : struct { [TrackPerformance("put_time")] public void Put(T to) => value = to; }
            extension(in KeyValuePair<int, string> pair) { [TrackPerformance("size_time")] public int Size() => pair.Key; }
            extension(ref int number) { [TrackPerformance("count_time")] public void Count() => number++; }
            extension(ref (int A, long B) both) { [TrackPerformance("swap_time")] public void Swap() => both = (both.A + 1, both.B); }
            extension(ref KeyValuePair<int, string> pair) { public void Free() => pair = default; }
            [TrackPerformance("classic_time")] public static void Classic(this ref KeyValuePair<int, string> pair) => pair = default;
        }

        """;

    [Fact]
    public void WhatABlockTakesByReferenceIsLeftAloneAndSaysHowItIsTracked() => Assert.Equal(
        ["this call of 'Blocks.Raise' is not tracked, because the compiler could hand over a copy of what its extension block takes by reference. Write it as a call of the static method, whose first argument is by 'ref'."],
        Found("pair.Raise();"));

    [Fact]
    public void SoIsATypeParameterThatMayStandForOne() => Assert.Single(Found("pair.Put(default); "));

    [Theory]
    [InlineData("pair.Classic();")] // the old form
    [InlineData("Blocks.Put(ref pair, default);")]
    [InlineData("pair.Size();")] // by in: nothing can be lost
    [InlineData("number.Count();")] // nothing in it may be null
    [InlineData("both.Swap();")]
    [InlineData("pair.Free();")] // not tracked
    public void ReferencesThatCannotBeCopiesAreNotReported(string statement) => Assert.Empty(Found(statement));

    [Fact, Edge("PRFG2018")]
    public void AsAnArgumentItArrivesAsItIs()
    {
        Assert.Single(Found("pair.Raise();"));
        Assert.Empty(Found("Blocks.Raise(ref pair);"));
    }

    /// <summary>The messages about a program with these statements. Whatever else the compiler says fails.</summary>
    private static IReadOnlyList<string> Found(string statements)
    {
        var (exit, output, _) = SdkAssembly.TryCompile(
            "CopiedReceivers",
            Blocks + $$"""
            static class Program
            {
                public static int Run() { var pair = new KeyValuePair<int, string>(1, ""); var number = 1; var both = (1, 2L); {{statements}} return pair.Key + number + both.Item1; }
            }
            """,
            isTracked: true,
            ["/target:library", SdkAssembly.WithAnalyzers, "/nowarn:PRFG2011"]);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // Warnings are errors here.
        Assert.Equal(lines.Length == 0 ? 0 : 1, exit);
        return [.. lines.Select(static line =>
        {
            Assert.Contains(": error PRFG2018: ", line, StringComparison.Ordinal);
            return line[(line.IndexOf("PRFG2018: ", StringComparison.Ordinal) + "PRFG2018: ".Length)..line.IndexOf(" (https://", StringComparison.Ordinal)];
        })];
    }
}
