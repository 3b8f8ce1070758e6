using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfGen.Package.Tests;

/// <summary>
/// Which form of generator and analyzers the package gives to the compiler: with machine code where that fits, else the IL. The runtime itself says what it compiles
/// while the compiler runs. Packages that are packed elsewhere than on Linux with x64 have no machine code.
/// </summary>
public sealed class MachineCodeTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private const string Platform = "linux-x64";

    /// <summary>The whole name of a type of ours, as it stands before a method's; not where it is an argument of somebody else's type.</summary>
    private static readonly Regex OurType = new($"{Wide("PerfGen.")}(?:{Wide("Generator.")}|{Wide("Analyzers.")})(?:[\\w.+<>`]\\0)*\\0\\0", RegexOptions.CultureInvariant);

    private const string Program = """
        using PerfGen;

        Console.WriteLine(Stock.Count(2));
        Perf.Record("wait_time", 5, "ms");

        public static class Stock
        {
            [TrackPerformance]
            public static int Count(int product) => product;
        }
        """;

    [SkippableFact]
    public async Task WhereItFitsTheCompilerRunsTheMachineCodeAndCompilesNextToNothingOfOurs()
    {
        SkipElsewhere();
        var consumer = feed.NewConsumer("Ahead", "", Program);
        await consumer.BuildAsync();

        var compiled = await CompiledInBuildAsync(consumer);
        var (output, calls) = await consumer.RunAsync();

        Assert.InRange(compiled, 0, 60);
        Assert.Equal("2\n", output);
        Assert.Equal("Count", Assert.Single(calls).Site.Method);
    }

    [SkippableFact]
    public async Task ARuntimeThatTheMachineCodeDoesNotFitUsesTheILOfTheSameFiles()
    {
        SkipElsewhere();
        var consumer = feed.NewConsumer("FallenBack", "", Program);
        await consumer.BuildAsync();

        var compiled = await CompiledInBuildAsync(consumer, ("DOTNET_ReadyToRun", "0"));
        var (output, calls) = await consumer.RunAsync();

        Assert.InRange(compiled, 300, int.MaxValue);
        Assert.Equal("2\n", output);
        Assert.Equal("Count", Assert.Single(calls).Site.Method);
    }

    [SkippableFact]
    public async Task SwitchedOffTheCompilerRunsTheIL()
    {
        SkipElsewhere();
        var consumer = feed.NewConsumer("JustInTime", "<PerfGenMachineCode>false</PerfGenMachineCode>", Program);
        await consumer.BuildAsync();

        var compiled = await CompiledInBuildAsync(consumer);
        var (output, calls) = await consumer.RunAsync();

        Assert.InRange(compiled, 300, int.MaxValue);
        Assert.Equal("2\n", output);
        Assert.Equal("Count", Assert.Single(calls).Site.Method);
    }

    [SkippableFact]
    public async Task TheOldestCompilerRunsTheSameFile()
    {
        SkipElsewhere();
        var consumer = feed.NewConsumer("Oldest", "", Program);
        await consumer.BuildAsync();
        var file = Path.Combine(feed.NewFolder("packages"), "perfgen", "0.1.0", "machine-code", Platform, "PerfGen.Generator.dll");
        var generator = (IIncrementalGenerator)Activator.CreateInstance(Assembly.LoadFrom(file).GetType("PerfGen.Generator.PerfGenGenerator", throwOnError: true)!)!;
        var language = CSharpParseOptions.Default.WithFeatures([new("InterceptorsNamespaces", "PerfGen.Generated")]);
        var compilation = CSharpCompilation.Create(
            "app",
            [CSharpSyntaxTree.ParseText("global using System;\n" + Program, language, "Program.cs", Encoding.UTF8)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)));

        CSharpGeneratorDriver.Create(generator).WithUpdatedParseOptions(language).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);

        Assert.Equal(new Version(4, 14), new Version(typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2)));
        Assert.DoesNotContain(generated.GetDiagnostics(), static one => one.Severity == DiagnosticSeverity.Error);
        Assert.Contains("M:Stock.Count(System.Int32)", Assert.Single(generated.SyntaxTrees.Skip(1)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditorsOtherPlatformsAndOlderSdksGetTheIL()
    {
        var consumer = feed.NewConsumer("Chosen", "", Program);
        await consumer.BuildAsync();

        if (PackedFeed.HasMachineCode)
        {
            Assert.Equal(
                ["analyzers/dotnet/cs/PerfGen.CodeFixes.dll", $"machine-code/{Platform}/PerfGen.Analyzers.dll", $"machine-code/{Platform}/PerfGen.Generator.dll"],
                await ChosenAsync(consumer));
        }

        string[] il = ["analyzers/dotnet/cs/PerfGen.Analyzers.dll", "analyzers/dotnet/cs/PerfGen.CodeFixes.dll", "analyzers/dotnet/cs/PerfGen.Generator.dll"];
        Assert.Equal(il, await ChosenAsync(consumer, "-p:DesignTimeBuild=true"));
        Assert.Equal(il, await ChosenAsync(consumer, "-p:PerfGenMachineCode=false"));
        Assert.Equal(il, await ChosenAsync(consumer, "-p:NETCoreSdkPortableRuntimeIdentifier=osx-arm64"));
        Assert.Equal(il, await ChosenAsync(consumer, "-p:BundledNETCoreAppTargetFrameworkVersion=9.0"));
    }

    private static void SkipElsewhere() => Skip.IfNot(PackedFeed.HasMachineCode, "The package was packed where no machine code is made.");

    /// <summary>The package's files that the compiler would be given.</summary>
    private static async Task<IEnumerable<string>> ChosenAsync(ConsumerProject consumer, params string[] properties)
    {
        var output = await Dotnet.RunAsync(consumer.Folder, ["msbuild", "-t:ResolveLockFileAnalyzers;PerfGenChooseMachineCode", "-getItem:Analyzer", .. properties]);
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
            .Select(static item => item.GetProperty("FullPath").GetString()!.Replace('\\', '/'))
            .Where(static path => path.Contains("/packages/perfgen/", StringComparison.Ordinal))
            .Select(static path => string.Join('/', path.Split("/packages/perfgen/")[1].Split('/')[1..]))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>How often the runtime names methods of generator and analyzers as compiled, while the project is built again.</summary>
    private async Task<int> CompiledInBuildAsync(ConsumerProject consumer, params (string Name, string Value)[] environment)
    {
        var traces = Directory.CreateDirectory(feed.NewFolder("traces-" + Guid.NewGuid().ToString("N"))).FullName;
        var (exit, output) = await Dotnet.StartAsync(
            Dotnet.Host, consumer.Folder, ["build", "--no-restore", "--no-incremental"],
            environment.Concat(
            [
                ("DOTNET_EnableEventPipe", "1"),
                ("DOTNET_EventPipeOutputPath", Path.Combine(traces, "{pid}.nettrace")),

                // What is compiled when the program runs, and not what is there already.
                ("DOTNET_EventPipeConfig", "Microsoft-Windows-DotNETRuntime:0x10:5"),
                ("DOTNET_EventPipeRundown", "0"),
            ]).ToDictionary(static variable => variable.Item1, static variable => variable.Item2));
        Assert.True(exit == 0, output);
        var texts = Directory.GetFiles(traces).Select(static file => Encoding.Latin1.GetString(File.ReadAllBytes(file))).ToArray();

        // The compiler's own process is among them, and was traced.
        Assert.Contains(texts, static text => Regex.IsMatch(text, Wide("Microsoft.CodeAnalysis.CSharp.")));
        return texts.Sum(OurType.Count);
    }

    /// <summary>A pattern for text of two bytes a character, wherever in a file it begins.</summary>
    private static string Wide(string text) => string.Concat(text.Select(static character => Regex.Escape(character.ToString()) + "\0"));

}
