using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>What a debugger, a stack trace and a tool for code coverage see of a program is what they see of the untracked one.</summary>
public sealed class DebuggingTests
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly string[] Debugged = ["/target:library", "/debug:portable", "/pathmap:{folder}=/_", "/sourcelink:{folder}/global.config"];

    /// <summary>Every way of writing a file: interceptors of methods, streams and tasks, private ones, and of an interface, which gets a decorator.</summary>
    private const string Source = """
        using PerfGen;
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace NAME;
        interface IWork { [TrackPerformance] int Run(int number); [TrackPerformance] Task<int> RunAsync(int number); }
        sealed class Work : IWork
        {
            [TrackPerformance]
            public int Run(int number)
            {
                if (number > 1)
                {
                    throw new InvalidOperationException("run " + number);
                }

                return Private(number);
            }

            [TrackPerformance]
            public async Task<int> RunAsync(int number)
            {
                await Task.Yield();
                return Run(number);
            }

            [TrackPerformance] public IEnumerable<int> All() { yield return 1; yield return Run(2); }
            [TrackPerformance] public async IAsyncEnumerable<int> AllAsync() { yield return 1; await Task.Yield(); yield return Run(2); }
            [TrackPerformance] public ValueTask<int> Completed(int number) => new(Run(number));
            [TrackPerformance] public async ValueTask<int> Value(int number) { await Task.Yield(); return Run(number); }
            [TrackPerformance] private int Private(int number) => number;
            [TrackPerformance] public static T Generic<T>(Func<T> make) => make();
        }
        static class Program
        {
            public static string Run()
            {
                var work = new Work();
                IWork through = work;
                var text = new System.Text.StringBuilder();
                Try(() => work.Run(2));
                Try(() => through.Run(3));
                Try(() => work.RunAsync(4).GetAwaiter().GetResult());
                Try(() => through.RunAsync(5).GetAwaiter().GetResult());
                Try(() => { foreach (var item in work.All()) { } });
                Try(() => ReadAsync().GetAwaiter().GetResult());
                Try(() => work.Completed(7).AsTask().GetAwaiter().GetResult());
                Try(() => ValueAsync().GetAwaiter().GetResult());
                Try(() => Work.Generic(() => work.Run(6)));
                return text.ToString();

                async Task<int> ValueAsync() => await work.Value(8);
                async Task ReadAsync() { await foreach (var item in work.AllAsync()) { } }
                void Try(Action action) { try { action(); } catch (Exception error) { text.AppendLine(error.ToString()); } }
            }
        }
        """;

    private const string Pooled = "   at System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1.StateMachineBox`1.System.Threading.Tasks.Sources.IValueTaskSource<TResult>.GetResult(Int16 token)";

    [Fact]
    public void StackTracesNameTheFramesAndLinesOfTheUntrackedProgram()
    {
        var lines = Compiled("Traced", isTracked: true).Run().Split('\n');

        // Where a value task or a stream was suspended, an async method of ours awaits it. Nothing hides the frame of one that goes on.
        var untracked = Compiled("Traced", isTracked: false).Run().Split('\n');
        var added = lines.Where((line, i) => line.Contains(" PerfGen.", StringComparison.Ordinal) || lines[Math.Max(i - 1, 0)].Contains(" PerfGen.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "   at PerfGen.Runtime.Calls.Streams.RecordedStreamReader`1.Follow(ValueTask`1 move, Int64 suspended)", Pooled,
                "   at PerfGen.Runtime.Calls.PendingValueTask.Follow[T](ValueTask`1 task, OpenSlot slot, PendingCapture`1 capture)", Pooled,
            ],
            added.Select(static line => line.Split(" in ")[0]));
        Assert.Equal(untracked, lines.Where(line => !added.Contains(line)));
        Assert.Equal(9, lines.Count(static line => line.StartsWith("System.InvalidOperationException: run ", StringComparison.Ordinal)));
        Assert.Contains("   at Traced.Work.Run(Int32 number) in /_/Program.cs:line 14", lines);
        Assert.Equal(9, Recorded.Calls("Traced.Work", "Run").Concat(Recorded.Calls("Traced.IWork", "Run")).Count(static call => call.Status == CallStatus.Failure));
    }

    [Fact]
    public void EveryMethodThatTheUserWroteHasTheSequencePointsOfTheUntrackedProgram()
    {
        var tracked = Points(Compiled("Stepped", isTracked: true), static file => file == "/_/Program.cs");

        Assert.Equal(Points(Compiled("Stepped", isTracked: false), static _ => true), tracked);
        Assert.Contains(tracked, static method => method.StartsWith("Work.Run: (11,5)-(11,6) ", StringComparison.Ordinal));
    }

    [Fact]
    public void SourceLinkLeadsToTheUsersFilesAndWhatIsGeneratedIsInTheSymbols()
    {
        var assembly = Compiled("Linked", isTracked: true);
        var symbols = Symbols(assembly);
        var link = Assert.Single(symbols.GetCustomDebugInformation(EntityHandle.ModuleDefinition), info => symbols.GetGuid(symbols.GetCustomDebugInformation(info).Kind) == SourceLink);
        var generated = symbols.Documents.Where(document => symbols.GetString(symbols.GetDocument(document).Name) != "/_/Program.cs").ToArray();

        Assert.Equal(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(assembly.Location)!, "global.config")), symbols.GetBlobBytes(symbols.GetCustomDebugInformation(link).Value));
        Assert.NotEmpty(generated);
        Assert.All(generated, document => Assert.Contains(symbols.GetCustomDebugInformation(document), info => symbols.GetGuid(symbols.GetCustomDebugInformation(info).Kind) == EmbeddedSource));
        Assert.Equal(symbols.Documents.Count - 1, generated.Length);
    }

    [Fact]
    public void CodeCoverageCountsNothingThatIsGenerated()
    {
        var assembly = SdkAssembly.Compile("Covered", Source.Replace("NAME", "Covered", StringComparison.Ordinal) + """

            partial class Formed
            {
                [TrackPerformance] public partial int Own(int number);
                [TrackPerformance, System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage] public partial Task Excluded();
                [TrackPerformance] public partial void Fired();
                [TrackPerformance] public static partial IAsyncEnumerable<int> Read();
                private int OwnCore(int number) => number;
                private async Task ExcludedCore() => await Task.Yield();
                private async Task FiredCore() => await Task.Yield();
                private static async IAsyncEnumerable<int> ReadCore() { await Task.Yield(); yield return 1; }
            }
            """, isTracked: true, Debugged);
        var symbols = Symbols(assembly);
        var (counted, skipped) = (new List<string>(), 0);
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var points = symbols.GetMethodDebugInformation(handle).GetSequencePoints().Where(static point => !point.IsHidden).ToArray();
            if (points.Length == 0)
            {
                continue;
            }

            var method = assembly.Loaded.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle.ToDefinitionHandle()))!;
            if (symbols.GetString(symbols.GetDocument(points[0].Document).Name) == "/_/Program.cs")
            {
                counted.Add(method.Name);
            }
            else
            {
                Assert.True(IsExcluded(method), $"{method.DeclaringType}.{method.Name}");
                skipped++;
            }
        }

        Assert.InRange(skipped, 10, int.MaxValue);
        Assert.Superset(new HashSet<string> { "OwnCore", "Run", "Private" }, counted.ToHashSet());
        Assert.False(IsExcluded(assembly.Loaded.GetType("Covered.Formed")!.GetMethod("OwnCore", BindingFlags.Instance | BindingFlags.NonPublic)!));
    }

    /// <summary>As such tools decide it: the method, or a type around it.</summary>
    private static bool IsExcluded(MemberInfo member)
    {
        for (var part = member; part is not null; part = part.DeclaringType)
        {
            if (part.IsDefined(typeof(ExcludeFromCodeCoverageAttribute)))
            {
                return true;
            }
        }

        return false;
    }

    private static SdkAssembly Compiled(string name, bool isTracked) => SdkAssembly.Compile(name, Source.Replace("NAME", name, StringComparison.Ordinal), isTracked, Debugged);

    private static MetadataReader Symbols(SdkAssembly assembly) =>
        MetadataReaderProvider.FromPortablePdbImage([.. File.ReadAllBytes(Path.ChangeExtension(assembly.Location, ".pdb"))]).GetMetadataReader();

    /// <summary>One line for each method of the files: its name, and where its statements begin and end.</summary>
    private static IReadOnlyList<string> Points(SdkAssembly assembly, Func<string, bool> isWanted)
    {
        var symbols = Symbols(assembly);
        var methods = new List<string>();
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var points = symbols.GetMethodDebugInformation(handle).GetSequencePoints().ToArray();
            if (points.Length > 0 && points.All(point => isWanted(symbols.GetString(symbols.GetDocument(point.Document).Name))))
            {
                var method = assembly.Loaded.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle.ToDefinitionHandle()))!;
                methods.Add(points.Aggregate(new StringBuilder($"{method.DeclaringType!.Name}.{method.Name}:"), static (line, point) => line.Append(point.IsHidden ? " hidden" : $" ({point.StartLine},{point.StartColumn})-({point.EndLine},{point.EndColumn})")).ToString());
            }
        }

        return methods;
    }
}
