namespace PerfGen.Tracking.Tests.Table;

/// <summary>What compiles, builds and runs a program, and what must not fail with it.</summary>
internal static class Platforms
{
    private const string Area = "platform";

    public static IReadOnlyList<TableLine> Lines { get; } =
    [
        new(Area, "also:emitted", "generated code emitted among the sources", new Twin("EmittedFilesTests.WhatWasGeneratedIsNoSourceOfTheNextBuild")),
        new(Area, "also:deterministic", "deterministic builds", new Elsewhere("PerfGen.Generator.Tests", "OutputTests.BytesOfTheSameSourcesAreTheSameInEveryRun")),
        new(Area, "design:6", "a version of C# without interceptors", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.InterceptorsNeedCSharp12AndPartialMethodsDoNot")),
        new(Area, "design:6", "without the runtime library", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.WithoutTheRuntimeOnlyForwardersAreLeft")),
        new(Area, "design:7", "switched off", new Elsewhere("PerfGen.Generator.Tests", "EnvironmentTests.SwitchedOffOnlyForwardersAreLeft")),
        new(Area, "also:format", "dotnet format", new Elsewhere("PerfGen.Package.Tests", "EditorTests.DotnetFormatFixesAllOfAProject")),
        new(Area, "design:7", "a trimmed program", new Elsewhere("PerfGen.Package.Tests", "TrimmedProgramTests.RunsAndRecordsAndWithTheSwitchOffHasNoRecorder")),
        new(Area, "design:6", "an SDK that is too old", new Elsewhere("PerfGen.Package.Tests", "PackageTests.ACallThatIsNotTrackedIsAWarningAlsoWhereWarningsAreErrorsAndAnOldSdkIsNamed")),
        new(Area, "failure:5", "a fault of the generator", new Elsewhere("PerfGen.Generator.Tests", "FaultTests.TheCallsOfTheTypeAreLeftAsTheyAreAndTheFileSaysWhy")),
        new(Area, "failure:2 failure:3 failure:4", "a fault of the recorder, a full disk", new Elsewhere("PerfGen.Runtime.Tests", "JournalWriterTests.AFolderThatCannotBeWrittenDropsRecordsAndThrowsNothing"),
            new Elsewhere("PerfGen.Runtime.Tests", "FullDiskTests.R29_ADiskThatIsFullCountsDropsAndRecordingGoesOnOnceThereIsSpace")),
        new(Area, "failure:6", "a killed process", new Elsewhere("PerfGen.CrashTests", "KillTests.EveryAcknowledgedCallIsThereOnceAfterKillsAtRandomMoments")),
        new(Area, "also:source-link", "a debugger: stack traces with lines, sequence points, SourceLink, sources of what is generated",
            new Twin("DebuggingTests.StackTracesNameTheFramesAndLinesOfTheUntrackedProgram"), new Twin("DebuggingTests.EveryMethodThatTheUserWroteHasTheSequencePointsOfTheUntrackedProgram"),
            new Twin("DebuggingTests.SourceLinkLeadsToTheUsersFilesAndWhatIsGeneratedIsInTheSymbols")),
        new(Area, "also:coverage", "tools for code coverage", new Twin("DebuggingTests.CodeCoverageCountsNothingThatIsGenerated"),
            new Elsewhere("PerfGen.Package.Tests", "CoverageToolTests.CoverletCountsTheUsersLinesAndNothingElse")),
        new(Area, "failure:1", "the user's result, exception and task", new Twin("ExceptionTests.AnExceptionPassesAsTheSameObjectAndIsRecordedAsAFailure"), new Twin("TaskTests.ATaskThatHasCompletedOnReturnIsReturnedItself")),
        new(Area, "failure:4", "a database that is corrupt, cut, no file, or held by another process, in a program that drains into it",
            new Elsewhere("PerfGen.Store.DuckDB.Tests", "ProcessTests.AProgramThatDrainsInTheProcessRunsAsEverOverADatabaseThatCannotBeUsed"),
            new Elsewhere("PerfGen.Store.DuckDB.Tests", "ProcessTests.ADatabaseThatAPersonHasOpenMakesRecordsWaitAndSaysWhoHasIt")),
        new(Area, "design:3", "the attribute on types, interfaces, overrides and the assembly", new Twin("PlacementTests.OnAnInterfaceItMeansEveryImplementationHoweverItIsCalled"), new Twin("PlacementTests.OnTheAssemblyItNamesMethodsByPatterns")),
        new(Area, "design:4", "the partial form, by a fix", new Elsewhere("PerfGen.Analyzers.Tests", "CallCoverageCodeFixTests.EveryMethodThatNothingCallsIsFixedAtOnce")),
        new(Area, "design:5", "an edit elsewhere, and what a step puts out", new Elsewhere("PerfGen.Generator.Tests", "IncrementalCachingTests.AnEditWithoutTrackedCallsChangesNothingAndIsUndoneForNothing"),
            new Elsewhere("PerfGen.Generator.Tests", "ModelShapeTests.WhatAStepPutsOutIsPlainDataAllTheWayDown")),
        new(Area, "design:8", "the package: its report, and a page for each rule", new Elsewhere("PerfGen.Package.Tests", "CoverageReportTests.TheBuildPrintsTheScoreAndWritesTheReportAndFailsUnderAMinimum"),
            new Elsewhere("PerfGen.Analyzers.Tests", "RuleCatalogTests.EveryPageShowsBadAndGoodCodeAndWhenToSuppress")),
    ];
}
