using System.Diagnostics.CodeAnalysis;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>Programs of their own, compiled with the generator and without it, which do the same.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void CallsThroughInternalsVisibleToAreRecorded()
    {
        const string Library = """
            using PerfGen;
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
            namespace Ledgers
            {
                internal class Ledger
                {
                    [TrackPerformance] internal static int Add(int a, int b) => a + b;
                    [TrackPerformance] private protected virtual string Name(Entry entry) => "ledger " + entry.Number;
                    internal struct Entry { public int Number; [TrackPerformance] internal int Raise() => ++Number; }
                }
            }
            """;
        const string Friend = """
            using Ledgers;
            sealed class Book : Ledger { public string Both() { Entry entry = default; entry.Raise(); return Name(entry) + Add(1, 2) + entry.Raise(); } private protected override string Name(Entry entry) => "book " + entry.Number; }
            static class Program { static string Run() => new Book().Both(); }
            """;
        SdkAssembly Compiled(bool isTracked) => SdkAssembly.Compile("Friend", Friend, isTracked, null, SdkAssembly.Compile("Ledgers", Library, isTracked));

        Assert.Equal(Compiled(isTracked: false).Run(), Compiled(isTracked: true).Run());

        // Both programs ran here, and one of them is tracked. The override has no attribute.
        Assert.Single(Recorded.Calls("Ledgers.Ledger", "Add"));
        Assert.Equal(2, Recorded.Calls("Ledgers.Ledger.Entry", "Raise").Count);
    }

    [Fact]
    public void CallsInATopLevelProgramAreRecorded()
    {
        const string Source = """
            using PerfGen;
            using System.Threading.Tasks;
            var first = TopLevel.Next();
            await Task.Yield();
            int Local() => TopLevel.Next();
            var lambda = () => TopLevel.Next();
            return first * 1000 + Local() * 100 + lambda() * 10 + Own();
            static class TopLevel { static int s_last; [TrackPerformance] public static int Next() => ++s_last; }
            partial class Program { [TrackPerformance] private static int Own() => 4; }
            """;
        int Run(bool isTracked) => (int)SdkAssembly.Compile("TopLevel", Source, isTracked, ["/target:exe"]).Loaded.EntryPoint!.Invoke(null, [Array.Empty<string>()])!;

        Assert.Equal(1234, Run(isTracked: false));
        Assert.Equal(1234, Run(isTracked: true));
        Assert.Equal(3, Recorded.Calls("TopLevel").Count);
        Assert.Single(Recorded.Calls("Program", "Own"));
    }

    [Fact]
    public void WhereLocalsAreNotClearedResultsAreTheSame()
    {
        Assert.Equal("6 6 abc", SameWithAndWithout("Uncleared", """
            using PerfGen;
            using System;
            [module: System.Runtime.CompilerServices.SkipLocalsInit]
            static class Uncleared
            {
                [TrackPerformance] public static int Sum(ReadOnlySpan<int> values) { var sum = 0; foreach (var value in values) { sum += value; } return sum; }
                [TrackPerformance, System.Runtime.CompilerServices.SkipLocalsInit] public static int Filled(int count) { Span<int> values = stackalloc int[count]; for (var i = 0; i < count; i++) { values[i] = i + 1; } return Sum(values); }
                [TrackPerformance] public static bool TryText(out string text) { text = "abc"; return true; }
            }
            static class Program { static string Run() => $"{Uncleared.Sum(stackalloc int[] { 1, 2, 3 })} {Uncleared.Filled(3)} {(Uncleared.TryText(out var text) ? text : "")}"; }
            """));

        Assert.Equal(["Sum", "Filled", "Sum", "TryText"], Recorded.Calls("Uncleared").Select(static call => call.Site.Method));
    }

    [Fact]
    public void InArgumentsOfAttributesAndDefaultsOfParametersAMethodIsOnlyNamed()
    {
        Assert.Equal("Named Named 1", SameWithAndWithout("OnlyNamed", """
            using PerfGen;
            using System;
            sealed class LabelAttribute(string text) : Attribute { public string Text => text; }
            [Label(nameof(OnlyNamed.Named))]
            static class OnlyNamed
            {
                [TrackPerformance] public static int Named() => 1;
                [TrackPerformance] public static string Default([Label(nameof(Named))] string name = nameof(Named)) => name;
            }
            static class Program { static string Run() => $"{OnlyNamed.Default()} {((LabelAttribute)typeof(OnlyNamed).GetCustomAttributes(false)[0]).Text} {OnlyNamed.Named()}"; }
            """));

        Assert.Equal(["Default", "Named"], Recorded.Calls("OnlyNamed").Select(static call => call.Site.Method));
    }

    [Fact]
    public void CallsBeforeMainAndWhileTheProcessEndsAreCalls()
    {
        const string Source = """
            using PerfGen;
            using System;
            using System.Runtime.CompilerServices;
            static class Program
            {
                static readonly int s_first = Work.Say("static initializer");
                [ModuleInitializer] internal static void Start() => Work.Say("module initializer");
                static Program() { }
                static int Main()
                {
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => Work.Say("exit");
                    AppDomain.CurrentDomain.UnhandledException += (_, _) => Work.Say("unhandled");
                    Leave();
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    return Work.Say("main") + s_first;
                }

                [MethodImpl(MethodImplOptions.NoInlining)] static void Leave() => new Finalized();
                sealed class Finalized { ~Finalized() => Work.Say("finalizer"); }
            }
            static class Work { static int s_said; [TrackPerformance] public static int Say(string text) { Console.WriteLine(text); return ++s_said; } }
            """;
        (int, string) Run(bool isTracked) => SdkAssembly.Compile("Ends", Source, isTracked, ["/target:exe"]).RunAsProcess();

        Assert.Equal((5, "static initializer\nmodule initializer\nfinalizer\nmain\nexit\n"), Run(isTracked: false));
        Assert.Equal(Run(isTracked: false), Run(isTracked: true));
        Assert.Equal(5, Recorded.Calls("Work", "Say").Count);
    }

    [Fact]
    public void WhereUnsafeCodeIsNotAllowedNothingGeneratedNeedsIt()
    {
        const string Native = "public static unsafe class Native { public static int Sum(int* values, int count) => values == null ? 0 : count; public static int Safe(System.ReadOnlySpan<int> values) => values.Length; }";
        const string Source = """
            using PerfGen;
            using System;
            [assembly: TrackPerformance(typeof(Native), nameof(Native.Sum))]
            [assembly: TrackPerformance(typeof(Native), nameof(Native.Safe))]
            interface ICount { [TrackPerformance] int Count(Span<int> values); }
            sealed class Counter : ICount { public int Count(Span<int> values) => values.Length; [TrackPerformance] public static ref int First(Span<int> values) => ref values[0]; }
            static class Program { static string Run() { ICount counter = new Counter(); Span<int> values = stackalloc int[3]; Counter.First(values) = 4; return $"{counter.Count(values)}{values[0]}{Native.Safe(stackalloc int[2])}"; } }
            """;
        SdkAssembly Compiled(bool isTracked) => SdkAssembly.Compile("Safe", Source, isTracked, ["/target:library", "/unsafe-"], SdkAssembly.Compile("Pointers", Native, isTracked: false));

        Assert.Equal("342", Compiled(isTracked: false).Run());
        Assert.Equal("342", Compiled(isTracked: true).Run());
        Assert.Equal(["Count", "First", "Safe"], new[] { "ICount", "Counter", "Native" }.SelectMany(static type => Recorded.Calls(type)).Select(static call => call.Site.Method).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatNativeCodeImplementsIsCalledAsItIsAndTheMethodAroundItIsRecorded()
    {
        var pack = Directory.GetDirectories(SdkAssembly.SdkFile("..", "..", "packs", "Microsoft.NETCore.App.Ref"))[0];
        string[] options = ["/target:library", .. new[] { "Microsoft.Interop.LibraryImportGenerator.dll", "Microsoft.Interop.SourceGeneration.dll" }.Select(file => $"/analyzer:\"{Path.Combine(pack, "analyzers", "dotnet", "cs", file)}\"")];
        const string Source = """
            using PerfGen;
            using System.Runtime.InteropServices;
            static partial class Imported { [TrackPerformance, LibraryImport("libc")] public static partial int getpid(); [TrackPerformance] public static int Around() => getpid(); }
            static class Program { static string Run() => $"{Imported.getpid()} {Imported.Around()}"; }
            """;

        var expected = $"{Environment.ProcessId} {Environment.ProcessId}";
        Assert.Equal(expected, SdkAssembly.Compile("Imports", Source, isTracked: false, options).Run());
        Assert.Equal(expected, SdkAssembly.Compile("Imports", Source, isTracked: true, options).Run());
        Assert.Equal(["Around"], Recorded.Calls("Imported").Select(static call => call.Site.Method));
    }

    /// <summary>What the program returns, which is the same without the generator.</summary>
    internal static string SameWithAndWithout(string name, [StringSyntax("C#")] string source)
    {
        var result = SdkAssembly.Compile(name, source, isTracked: true).Run();
        Assert.Equal(SdkAssembly.Compile(name, source, isTracked: false).Run(), result);
        return result;
    }
}
