namespace PerfGen.Tracking.Tests.Table;

/// <summary>What compiles, builds and runs a program, and what must not fail with it.</summary>
internal static class Platforms
{
    private const string Area = "platform";

    public static IReadOnlyList<TableLine> Lines { get; } =
    [
        new(Area, "generated code emitted among the sources", new Twin("EmittedFilesTests.WhatWasGeneratedIsNoSourceOfTheNextBuild")),
        new(Area, "deterministic builds", new Elsewhere("PerfGen.Generator.Tests", "OutputTests.BytesOfTheSameSourcesAreTheSameInEveryRun")),
        new(Area, "a version of C# without interceptors", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.InterceptorsNeedCSharp12AndPartialMethodsDoNot")),
        new(Area, "without the runtime library", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.WithoutTheRuntimeOnlyForwardersAreLeft")),
        new(Area, "switched off", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.SwitchedOffOnlyForwardersAreLeft")),
        new(Area, "dotnet format", new Elsewhere("PerfGen.Package.Tests", "EditorTests.DotnetFormatFixesAllOfAProject")),
        new(Area, "a trimmed program", new Elsewhere("PerfGen.Package.Tests", "TrimmedProgramTests.RunsAndRecordsAndWithTheSwitchOffHasNoRecorder")),
        new(Area, "an SDK that is too old", new Elsewhere("PerfGen.Package.Tests", "PackageTests.ACallThatIsNotTrackedIsAWarningAlsoWhereWarningsAreErrorsAndAnOldSdkIsNamed")),
        new(Area, "a fault of the generator", new Elsewhere("PerfGen.Generator.Tests", "FaultTests.TheCallsOfTheTypeAreLeftAsTheyAreAndTheFileSaysWhy")),
        new(Area, "a fault of the recorder, a full disk", new Elsewhere("PerfGen.Runtime.Tests", "JournalWriterTests.AFolderThatCannotBeWrittenDropsRecordsAndThrowsNothing"),
            new Elsewhere("PerfGen.Runtime.Tests", "FullDiskTests.R29_ADiskThatIsFullCountsDropsAndRecordingGoesOnOnceThereIsSpace")),
        new(Area, "a killed process", new Elsewhere("PerfGen.CrashTests", "KillTests.EveryAcknowledgedCallIsThereOnceAfterKillsAtRandomMoments")),
    ];
}
