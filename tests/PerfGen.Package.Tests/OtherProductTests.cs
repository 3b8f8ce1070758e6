using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfGen.Package.Tests;

/// <summary>Another product replaces the same calls: the compiler admits one of them, and nobody can step back unasked.</summary>
public sealed class OtherProductTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Stock = """

        public static class Stock
        {
            [TrackPerformance]
            public static int Count() => 1;
        }
        """;

    private const string Properties = "<InterceptorsNamespaces>Another.Product</InterceptorsNamespaces><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";

    [Fact]
    public async Task ACallThatBothReplaceIsExplainedAndCanBeLeftToTheOther()
    {
        var consumer = feed.NewConsumer("Contested", Properties, "using PerfGen;\n\nConsole.WriteLine(Shop.Sell());\n\npublic static class Shop\n{\n    public static int Sell() => Stock.Count();\n}\n" + Stock);
        consumer.Write("Other.cs", InterceptorOf(consumer.ReadText("Program.cs")));

        var (exit, output) = await consumer.TryBuildAsync();

        Assert.NotEqual(0, exit);
        Assert.Contains("error CS9153", output, StringComparison.Ordinal);
        Assert.Contains("error PRFG2013: this call of 'Stock.Count' is intercepted by another product as well, and the compiler admits one of them (CS9153). Put [DoNotTrack(CallsInside = true)]", output, StringComparison.Ordinal);

        consumer.Write("Program.cs", consumer.ReadText("Program.cs").Replace("    public static int Sell", "    [DoNotTrack(CallsInside = true)]\n    public static int Sell", StringComparison.Ordinal));
        consumer.Write("Other.cs", InterceptorOf(consumer.ReadText("Program.cs")));
        await consumer.BuildAsync("--no-restore");
        var (printed, calls) = await consumer.RunAsync();

        Assert.Equal("2\n", printed);
        Assert.Empty(calls);
    }

    /// <summary>No generator sees what another one adds, so the first build stops; what it says is enough for the second one.</summary>
    [Fact]
    public async Task ACallThatAnotherGeneratorsOverloadTakesAwayIsExplainedAndCanBeLeftAlone()
    {
        var consumer = feed.NewConsumer("Overloaded", Properties, Overloaded);
        EmitOverloadingGenerator(Path.Combine(consumer.Folder, "Other.dll"));
        consumer.AddItem("<Analyzer Include=\"Other.dll\" />");

        var (exit, output) = await consumer.TryBuildAsync();

        Assert.NotEqual(0, exit);
        string[] refused = ["Program.cs(4,25)", "Program.cs(12,67)", "Program.cs(14,74)"];
        var report = output[..output.IndexOf("Build FAILED", StringComparison.Ordinal)];
        Assert.Equal(refused.Length, Regex.Count(report, "error CS9144"));
        Assert.All(refused, place => Assert.Matches(
            Regex.Escape(place) + ": warning PRFG2008: this call of '(Stock.Find|Counter.Count)' is of an overload that a generator writes, .* Put \\[DoNotTrack\\(CallsInside = true\\)\\] on the method or type around it", report));
        Assert.Equal(refused.Length, Regex.Count(report, "warning PRFG2008"));

        // What the messages say: a method, a type for what stands in no method, and the type of top-level statements.
        consumer.Write("Program.cs", Overloaded
            .Replace("public static int Sell", "[DoNotTrack(CallsInside = true)] public static int Sell", StringComparison.Ordinal)
            .Replace("public static class Shelf", "[DoNotTrack(CallsInside = true)] public static class Shelf", StringComparison.Ordinal)
            + "\n[DoNotTrack(CallsInside = true)] partial class Program;\n");
        await consumer.BuildAsync("--no-restore");
        var (printed, calls) = await consumer.RunAsync();

        Assert.Equal("3 3 3 1\n", printed);
        Assert.Equal(["Lookup"], calls.Select(static call => call.Site.Method));
    }

    private const string Overloaded = """
        using PerfGen;

        // Find(int) is what another generator adds: it fits better than the two that are tracked.
        Console.WriteLine(Stock.Find(1) + " " + Shop.Sell() + " " + Shelf.Counted + " " + Untouched.Lookup());

        public static partial class Stock
        {
            [TrackPerformance]
            public static long Find(long number) => 1;
        }

        public static class Shop { public static int Sell() => (int)Stock.Find(1); }

        public static class Shelf { public static int Counted { get; } = Counter.Count(1); }

        [TrackPerformance]
        public static partial class Counter
        {
            public static int Count(long number) => 1;
        }

        public static class Untouched
        {
            public static long Lookup() => Tracked.Lookup(1);
        }

        public static class Tracked
        {
            [TrackPerformance]
            public static long Lookup(long number) => number;
        }
        """;

    /// <summary>A generator, as another package would bring it.</summary>
    private static void EmitOverloadingGenerator(string file)
    {
        const string Source = """"
            using Microsoft.CodeAnalysis;

            [Generator]
            public sealed class OverloadingGenerator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) =>
                    context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.AddSource("Overloads.g.cs", """
                        partial class Stock { public static int Find(int number) => 3; }
                        partial class Counter { public static int Count(int number) => 3; }
                        """));
            }
            """";
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var emitted = CSharpCompilation.Create(
            "Other",
            [CSharpSyntaxTree.ParseText(Source)],
            trusted.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(file);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }

    /// <summary>What another generator would write.</summary>
    private static string InterceptorOf(string program)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(program, System.Text.Encoding.UTF8), path: "Program.cs");
        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(static call => call.ToString() == "Stock.Count()");
        var location = CSharpCompilation.Create("Contested", [tree]).GetSemanticModel(tree).GetInterceptableLocation(call)!;
        return $$"""
            namespace Another.Product
            {
                static class Interceptors
                {
                    {{location.GetInterceptsLocationAttributeSyntax()}}
                    public static int Count() => 2;
                }
            }

            namespace System.Runtime.CompilerServices
            {
                [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute(int version, string data) : Attribute
                {
                    public int Version { get; } = version;

                    public string Data { get; } = data;
                }
            }
            """;
    }
}
