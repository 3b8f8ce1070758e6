using System.Runtime.CompilerServices;
using PerfGen.Generator.Tests.Harness;
using Xunit.Sdk;

namespace PerfGen.Generator.Tests.Snapshots;

/// <summary>The comparison itself: what differs is seen, shown and accepted.</summary>
public sealed class SnapshotTests : IDisposable
{
    private const string Source = "public class C { [TrackPerformance] public int M() => 1; public int Run() => M(); }";

    private readonly string _folder = Directory.CreateTempSubdirectory("perfgen-snapshots-").FullName;

    private string Verified => Path.Combine(_folder, "T.Test#C.PerfGen.g.verified.cs");

    private string Received => Path.Combine(_folder, "T.Test#C.PerfGen.g.received.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatIsMissingOrDiffersFailsWithTheDifferenceAndIsAcceptedOnRequest()
    {
        Assert.Contains("PERFGEN_ACCEPT=1", Fails(Source), StringComparison.Ordinal);
        Assert.True(File.Exists(Received));

        Verify(Source, accept: true);
        Assert.False(File.Exists(Received));
        Verify(Source, accept: false);

        var difference = Fails(Source.Replace("[TrackPerformance]", "[TrackPerformance(\"other_time\")]", StringComparison.Ordinal));
        Assert.Contains("-             metric: \"m_time\");", difference, StringComparison.Ordinal);
        Assert.Contains("+             metric: \"other_time\");", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoLongerGeneratedIsNamed()
    {
        Verify(Source, accept: true);

        Assert.Contains("T.Test#C.PerfGen.g.verified.cs is no longer generated.", Fails("public class C;"), StringComparison.Ordinal);
        Verify("public class C;", accept: true);
        Assert.False(File.Exists(Verified));
    }

    [Fact]
    public void EveryExpectedFileBelongsToATest()
    {
        var tests = typeof(SnapshotTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet(StringComparer.Ordinal);
        var files = Directory.GetFiles(Here(), "*.verified.cs").Select(static file => Path.GetFileName(file).Split('#')[0]).Distinct().ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.Except(tests));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private string Fails(string source) => Assert.ThrowsAny<XunitException>(() => Verify(source, accept: false)).Message;

    private void Verify(string source, bool accept) => Snapshot.Verify(GeneratorRun.Of(source), _folder, "T.Test", accept);
}
