using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.TracksNothingRule,
    PerfGen.CodeFixes.Placement.TracksNothingCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.TracksNothingRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class TracksNothingRuleTests
{
    [Fact]
    public Task AnAttributeThatMeansNoMethodIsReported() => Rule.ReportsAsync(
        """
        [[|TrackPerformance|]] class Cache { internal void Fill() { } }
        [[|TrackPerformance(Include = "Get*")|]] class Store { public void Put() { } }
        [[|TrackPerformance|]] class Empty { public int Size { get; set; } public override string ToString() => ""; }
        """,
        "none of the methods of 'Cache' is public, so nothing is tracked by it",
        "none of the methods of 'Store' is named and as accessible as it asks for, so nothing is tracked by it",
        "none of the methods of 'Empty' is public, so nothing is tracked by it");

    [Fact]
    public Task NamesOfTheAssemblyThatNoMethodHasAreReported() => Rule.ReportsAsync(
        """
        using System.Net.Http;
        [assembly: TrackPerformance(typeof(Orders), "Submit", [|"Cancle"|], [|"Hidden"|])]
        [assembly: TrackPerformance(typeof(HttpClient), [|nameof(HttpClient.Equals)|], [|"Dispose"|])]
        public class Orders { public void Submit() { } public void Cancel() { } internal void Hidden() { } }
        """,
        "'Orders' has no method 'Cancle', so nothing is tracked by it; did you mean 'Cancel'?",
        "'Orders.Hidden' is not public, or is taken out by 'Include' or 'Exclude', so nothing is tracked by it",
        "'HttpClient' has no method 'Equals', so nothing is tracked by it",
        "'HttpClient.Dispose' is not public, or is taken out by 'Include' or 'Exclude', so nothing is tracked by it");

    [Fact]
    public Task WhatABaseDeclaresIsSaid() => Rule.ReportsAsync(
        """
        [assembly: TrackPerformance(typeof(Express), [|"Submit"|])]
        public class Orders { public void Submit() { } }
        public class Express : Orders { public void Hurry() { } }
        """,
        "'Express' does not declare 'Submit', but 'Orders' does, which it is derived from, so nothing is tracked by it");

    [Fact]
    public Task AnAttributeThatMeansSomeIsNot() => Rule.ReportsAsync(
        """
        using System.Net.Http;
        [assembly: TrackPerformance(typeof(HttpClient), nameof(HttpClient.SendAsync), "Get*")]
        [assembly: TrackPerformance(Include = "Submit")]
        [TrackPerformance] public class Orders { public void Submit() { } }
        [TrackPerformance(Accessibility = MethodAccessibility.Internal)] class Cache { internal void Fill() { } }
        [TrackPerformance(Inherited = true)] public abstract class Base { }
        [TrackPerformance] interface IAgent { void Ask(); }
        """);

    [Fact]
    public Task AnAssemblyWithoutSuchAMethodIsReported() => Rule.ReportsAsync(
        "[assembly: [|TrackPerformance(Include = \"Nothing*\")|]]\npublic class Orders { public void Submit() { } }",
        "no method of this assembly is named and as accessible as it asks for, so nothing is tracked by it");

    [Fact]
    public async Task ItCanBeSilenced() => Assert.Null(
        await Rule.SeverityAsync("[[|TrackPerformance|]] class Cache { internal void Fill() { } }", "[*.cs]\ndotnet_diagnostic.PRFG1010.severity = none"));

    [Fact]
    public Task TheNearestNameIsTaken() => Fix.FixesAsync(
        "Rename to 'Cancel'",
        "[assembly: TrackPerformance(typeof(Orders), [|\"Cancle\"|])]\npublic class Orders { public void Cancel() { } }",
        "[assembly: TrackPerformance(typeof(Orders), \"Cancel\")]\npublic class Orders { public void Cancel() { } }");

    [Fact]
    public Task AllTakeTheirs() => Fix.FixesAllAsync(
        "Rename to 'Cancel'",
        "[assembly: TrackPerformance(typeof(Orders), [|\"Cancle\"|], [|\"Submitt\"|])]\npublic class Orders { public void Cancel() { } public void Submit() { } }",
        "[assembly: TrackPerformance(typeof(Orders), \"Cancel\", \"Submit\")]\npublic class Orders { public void Cancel() { } public void Submit() { } }");

    [Fact, Edge("PRFG1010")]
    public Task WhatIsNotPublicIsNotMeant() => Rule.EdgeAsync(
        "[assembly: TrackPerformance(typeof(C), $$)] public class C { public void Run() { } internal void Stop() { } }",
        silent: "\"Run\"",
        reported: """[|"Stop"|]""");
}
