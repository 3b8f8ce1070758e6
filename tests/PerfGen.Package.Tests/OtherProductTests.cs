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
