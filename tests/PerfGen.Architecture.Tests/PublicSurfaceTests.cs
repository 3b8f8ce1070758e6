using System.Reflection;

namespace PerfGen.Architecture.Tests;

/// <summary>What users can call is a file in review: a change of it shows in the diff. Accept a change with <c>PERFGEN_ACCEPT=1 dotnet test</c>.</summary>
public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData("PerfGen.Abstractions")]
    [InlineData("PerfGen.Runtime")]
    public void ThePublicSurfaceIsTheOneThatWasReviewed(string assembly)
    {
        var surface = PublicSurface.Of(Assembly.Load(assembly));
        var path = Repository.FullPath($"tests/PerfGen.Architecture.Tests/PublicApi/{assembly}.verified.txt");
        if (Environment.GetEnvironmentVariable("PERFGEN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, surface);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", surface);
    }

    [Fact]
    public void AMemberThatIsAddedShowsInTheSurface()
    {
        var surface = PublicSurface.Of(typeof(PublicSurfaceTests).Assembly);

        Assert.Contains("sealed class PerfGen.Architecture.Tests.PublicSurfaceTests\n", surface);
        Assert.Contains("    Void AMemberThatIsAddedShowsInTheSurface()\n", surface);
        Assert.DoesNotContain("PublicSurface\n", surface); // Internal.
    }
}
