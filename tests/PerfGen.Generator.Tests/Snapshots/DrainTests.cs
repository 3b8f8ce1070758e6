using Microsoft.CodeAnalysis;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests.Snapshots;

public sealed class DrainTests
{
    private static readonly TestProject Executable = (TestProject.Of("""
        return 0;
        """) with { OutputKind = OutputKind.ConsoleApplication })
        .With("Store.cs", """
            namespace PerfGen.Store.DuckDB.Generated.V1;

            public static class InProcessDrain
            {
                public static void Start()
                {
                }
            }
            """)
        .WithProperty("PerfGenDrainInProcess", "true");

    [Fact]
    public void AnExecutableStartsItsDrain() => Snapshot.Verify(GeneratorRun.Of(Executable));

    [Fact]
    public void AnExecutableWithTheQuestionsKeepsItsSummaries() => Snapshot.Verify(GeneratorRun.Of(Executable.With("Query.cs", """
        namespace PerfGen.Query.Generated.V1;

        public static class InProcessSummaries
        {
            public static void Start()
            {
            }
        }
        """)));

    [Fact]
    public void ALibraryASwitchedOffBuildAndOneWithoutTheStoreDoNot()
    {
        Assert.Single(GeneratorRun.Of(Executable).Files);
        Assert.Empty(GeneratorRun.Of(Executable.WithProperty("PerfGenDrainInProcess", "false")).Files);
        Assert.Empty(GeneratorRun.Of(Executable.WithProperty("PerfGenEnabled", "false")).Files);
        Assert.Empty(GeneratorRun.Of(Executable.With("Store.cs", "")).Files);
        Assert.Empty(GeneratorRun.Of(Executable.With("Program.cs", "") with { OutputKind = OutputKind.DynamicallyLinkedLibrary }).Files);
    }
}
