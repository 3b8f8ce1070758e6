namespace PerfGen.Tracking.Tests.Compiled;

/// <summary>Methods that warn of themselves: what is generated adds no warning of its own, and hides none that the user's call has.</summary>
public sealed class PreviewTests
{
    /// <summary>The SDK's own rules, one of which (CA2252) finds calls of preview features; errors, as all warnings are here.</summary>
    private static readonly string[] WithRules =
    [
        "/target:library",
        $"/analyzer:\"{SdkAssembly.SdkFile("Sdks", "Microsoft.NET.Sdk", "analyzers", "Microsoft.CodeAnalysis.NetAnalyzers.dll")}\"",
        $"/analyzer:\"{SdkAssembly.SdkFile("Sdks", "Microsoft.NET.Sdk", "analyzers", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll")}\"",
    ];

    private const string Library = """
        using PerfGen;
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.Versioning;
        using System.Threading.Tasks;

        """;

    [Fact]
    public void PreviewFeaturesAreTrackedWhereTheCallMayUseThem()
    {
        const string Source = Library + """
            namespace NAME;
            [RequiresPreviewFeatures] interface IPreview { [TrackPerformance] int Through(); }
            [RequiresPreviewFeatures]
            partial class Preview : IPreview
            {
                [TrackPerformance] public int Run() => 1;
                [TrackPerformance] public static async Task<int> RunAsync() { await Task.Yield(); return 2; }
                public int Through() => 3;
                FORM
            }
            static class Some { [TrackPerformance, RequiresPreviewFeatures("soon")] public static int Method() => 5; }
            [RequiresPreviewFeatures] static class Program { public static string Run() { var preview = new Preview(); IPreview through = preview; return $"{preview.Run()}{Preview.RunAsync().Result}{through.Through()}{preview.Form()}{Some.Method()}"; } }
            """;
        SdkAssembly Compiled(string form, bool isTracked) => SdkAssembly.Compile(
            "Previews", Source.Replace("NAME", "Previews", StringComparison.Ordinal).Replace("FORM", form, StringComparison.Ordinal), isTracked, WithRules);

        Assert.Equal(
            Compiled("public int Form() => 4;", isTracked: false).Run(),
            Compiled("[TrackPerformance] public partial int Form(); private int FormCore() => 4;", isTracked: true).Run());
        Assert.Equal(["Form", "Method", "Run", "RunAsync", "Through"], Methods("Previews"));
    }

    [Fact]
    public void ExperimentalApisAreTrackedWhereTheirUseIsAccepted()
    {
        const string Source = Library + """
            namespace Experiments;
            [Experimental("SHOP1")] class Whole { [TrackPerformance] public int Run() => 1; }
            class Parts
            {
                [TrackPerformance, Experimental("SHOP2")] public int Run() => 2;
                [TrackPerformance, Experimental("SHOP2")] public T Echo<T>(T value) => value;
            #pragma warning disable SHOP1
                [TrackPerformance] public int Take(Whole whole) => whole.Run() + 2;
            #pragma warning restore SHOP1
            }
            [Experimental("SHOP3")] interface IPart { [TrackPerformance] int Through(); }
            #pragma warning disable SHOP1, SHOP2, SHOP3
            class Part : IPart { public int Through() => 4; }
            static class Program { public static string Run() { IPart part = new Part(); return $"{new Parts().Run()}{new Parts().Echo(new Whole()).Run()}{new Parts().Take(new Whole())}{part.Through()}"; } }
            """;

        Assert.Equal("2134", SdkAssembly.Compile("Experiments", Source, isTracked: false, WithRules).Run());
        Assert.Equal("2134", SdkAssembly.Compile("Experiments", Source, isTracked: true, WithRules).Run());
        Assert.Equal(["Echo", "Run", "Run", "Run", "Take", "Through"], Methods("Experiments"));
    }

    [Theory]
    [InlineData("[RequiresPreviewFeatures]", "CA2252")]
    [InlineData("[Experimental(\"SHOP4\")]", "SHOP4")]
    [InlineData("[Obsolete(\"old\")]", "CS0618")]
    [InlineData("[RequiresPreviewFeatures]", "CA2252", "CallsOfATypeOfIt")]
    public void WhereItIsNotAcceptedTheUsersCallSaysSoAndNothingElse(string attribute, string id, string kind = "")
    {
        var source = Library + (kind.Length > 0
            ? $"{attribute} class Odd {{ [TrackPerformance] public int Run() => 1; }}"
            : $"class Odd {{ [TrackPerformance, {attribute[1..]} public int Run() => 1; }}") + """

            static class Program { public static string Run(object odd) => $"{((Odd)odd).Run()}"; }
            """;

        var (_, untracked, _) = SdkAssembly.TryCompile("Refused", source, isTracked: false, WithRules);
        var (_, tracked, _) = SdkAssembly.TryCompile("Refused", source, isTracked: true, WithRules);

        Assert.Contains($"error {id}: ", untracked, StringComparison.Ordinal);
        Assert.Equal(untracked, tracked);
    }

    private static IEnumerable<string> Methods(string space) => new[] { "Preview", "IPreview", "Some", "Whole", "Parts", "IPart" }
        .SelectMany(type => Recorded.Calls($"{space}.{type}"))
        .Select(static call => call.Site.Method)
        .Order(StringComparer.Ordinal);
}
