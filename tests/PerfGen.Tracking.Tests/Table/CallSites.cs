namespace PerfGen.Tracking.Tests.Table;

/// <summary>Where a call, or a use that is none, can stand.</summary>
internal static class CallSites
{
    private const string Area = "call site";
    private const string NoCall = "SkippedCallsTests.MembersThatAreNoCallsInTheSourceAreLeftAlone";
    private const string NoDelegate = "SkippedCallsTests.DelegatesLocalFunctionsFunctionPointersAndNamesAreNoCallsOfTheMethod";
    private const string Inside = "ResultTests.CallsInLambdasInitializersAndInterpolationsAreRecorded";
    private const string AtDefinition = "PartialMethodTests.CallsByDelegateReflectionInterfaceAndNameAreRecordedOnceEach";

    public static IReadOnlyList<TableLine> Lines { get; } =
    [
        new(Area, "site:direct", "direct", new Twin("ResultTests.AMethodWithoutResultRunsOnceAndIsRecorded")),
        new(Area, "site:conditional-access", "?.", new Twin("ResultTests.ConditionalAccessCallsOnlyWhatIsThere")),
        new(Area, "site:suppression", "!.", new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run(C? c) => /*!*/c!.M(); }")),
        new(Area, "site:arrow", "->", new Twin("StructTests.ACallThroughAPointerChangesWhatItPointsTo")),
        new(Area, "site:base", "base.", new Twin("SkippedCallsTests.ABaseCallRunsTheBaseMethod"), new Twin("PartialMethodTests.AnOverrideInThePartialFormRecordsWhatIsCalledThroughItsBase")),
        new(Area, "site:this", "this. and unqualified", new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run() => /*!*/this.M(); }"), new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run() => /*!*/M(); }")),
        new(Area, "site:derived", "via a derived type", new Twin("AccessibilityTests.AVirtualMethodIsRecordedUnderTheDeclarationThatIsCalled")),
        new(Area, "site:interface", "via an interface", new Twin("OneRecordTests.ABodyThatRecordsNothingIsRecordedUnderTheNameThatWasCalled")),
        new(Area, "site:constrained", "via a constrained T", new Twin("SkippedCallsTests.AStructBehindATypeParameterKeepsWhatTheCallChanges")),
        new(Area, "site:static-abstract", "static abstract T.M", new Twin("SkippedCallsTests.StaticAbstractMembersAreCalledOnTheTypeArgument")),
        new(Area, "site:dynamic", "dynamic", new Twin("SkippedCallsTests.DynamicCallsAreBoundWhenTheProgramRuns")),
        new(Area, "site:method-group", "method group and conversion to a delegate", new Twin(NoDelegate), new Twin(AtDefinition)),
        new(Area, "site:address", "&M", new Twin(NoDelegate)),
        new(Area, "site:nameof", "nameof", new Twin(NoDelegate)),
        new(Area, "site:expression", "inside an expression tree", new Twin("SkippedCallsTests.AnExpressionTreeNamesTheMethodThatWasWritten")),
        new(Area, "site:query", "query syntax", new Probe("Tracked", "class C { [TrackPerformance] static int M(int x) => x; IEnumerable<int> Run(int[] a) => from x in a select /*!*/M(x); }"), new Twin(NoCall)),
        new(Area, "site:foreach", "foreach and await foreach", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static int[] M() => []; void Run() { foreach (var x in /*!*/M()) { } } }")),
        new(Area, "site:using", "using and await using", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static IDisposable M() => null!; void Run() { using var x = /*!*/M(); } }")),
        new(Area, "site:await", "the awaiter of await", new Twin("SkippedCallsTests.MethodsWhoseEndIsNotSeenAreLeftAlone"), new Probe("Tracked", "class C { [TrackPerformance] static Task M() => Task.CompletedTask; async Task Run() => await /*!*/M(); }")),
        new(Area, "site:collection", "collection initializer, collection expression, spread", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static int[] M() => []; int[] Run() => [1, .. /*!*/M()]; }")),
        new(Area, "site:deconstruction", "deconstruction", new Twin(NoCall)),
        new(Area, "site:handler", "interpolated string handler", new Twin("ResultTests.InterpolatedStringHandlersAreHandedOn")),
        new(Area, "site:conversion", "implicit conversions and operators", new Twin(NoCall)),
        new(Area, "site:object-initializer", "object initializer", new Probe("Tracked", "class C { public int P { get; set; } [TrackPerformance] static int M() => 1; C Run() => new() { P = /*!*/M() }; }")),
        new(Area, "site:constructor-initializer", "constructor initializer", new Probe("Tracked", "class B(int x) { public int X => x; } class C() : B(/*!*/M()) { [TrackPerformance] static int M() => 1; }")),
        new(Area, "site:field-initializer", "field initializer", new Twin(Inside), new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; static readonly int F = /*!*/M(); }")),
        new(Area, "site:static-lambda", "static lambda", new Twin(Inside), new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; Func<int> Run() => static () => /*!*/M(); }")),
        new(Area, "site:guard", "switch guard and pattern", new Probe("Tracked", "class C { [TrackPerformance] static bool M() => true; int Run(int x) => x switch { 1 when /*!*/M() => 1, _ => 0 }; }")),
        new(Area, "also:lock also:goto also:checked", "lock, checked, goto", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; int Run(object o) { lock (o) { again: var x = checked(/*!*/M() + 1); if (x < 0) goto again; return x; } } }")),
        new(Area, "site:iterator", "inside an iterator", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; IEnumerable<int> Run() { yield return /*!*/M(); } }")),
        new(Area, "site:razor", "generated text of the user under #line", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1;\n#line 7 \"page.razor\"\nint Run() => /*!*/M(); }")),
        new(Area, "site:reflection site:frameworks", "another assembly, reflection, proxies, frameworks that invoke methods", new Twin(AtDefinition),
            new Elsewhere("PerfGen.Analyzers.Tests", "FrameworkCallAnalyzerTests.ATrackedMethodThatAFrameworkCallsIsReported")),
        new(Area, "site:top-level", "top-level statements", new Twin("ProgramTests.CallsInATopLevelProgramAreRecorded")),
        new(Area, "site:attribute", "arguments of attributes, default values of parameters", new Twin("ProgramTests.InArgumentsOfAttributesAndDefaultsOfParametersAMethodIsOnlyNamed")),
        new(Area, "site:friends", "another assembly, through InternalsVisibleTo", new Twin("ProgramTests.CallsThroughInternalsVisibleToAreRecorded")),
        new(Area, "site:tests", "a test's method, which its framework calls", new Elsewhere("PerfGen.Analyzers.Tests", "CallCoverageCodeFixTests.ATestIsRecordedByItsBody")),
        new(Area, "also:hot-reload", "under hot reload", new Elsewhere("PerfGen.Package.Tests", "HotReloadTests.CallsStayRecordedAndWhatBecomesTrackedIsRecordedFromTheNextStartOn")),
        new(Area, "also:paths", "on another machine: paths", new Elsewhere("PerfGen.Generator.Tests", "OutputTests.NoPathOfTheMachineIsWritten")),
        new(Area, "also:recursion", "deep recursion", new Twin("StackTests.DeepRecursionRunsOnTheStackOfAThreadAsBefore"), new Twin("ResultTests.RecursionRecordsEachLevelBelowTheOneThatCalledIt")),
        new(Area, "site:if", "inactive #if", new Probe("Tracked", "class C {\n#if NEVER\nint Never() => M();\n#else\nint Run() => /*!*/M();\n#endif\n[TrackPerformance] static int M() => 1; }")),
        new(Area, "site:assembly", "another assembly: one with the package, and code that is not ours",
            new Twin("PlacementTests.WhatTwoAssembliesSayOfOneMethodIsKeptApart"), new Twin("PlacementTests.OnTheAssemblyItTracksCallsIntoCodeThatIsNotOurs"),
            new Twin("ProgramTests.CallsThroughInternalsVisibleToAreRecorded"), new Elsewhere("PerfGen.Analyzers.Tests", "CallCoverageAnalyzerTests.AMethodThatNothingCallsIsReported")),
        new(Area, "site:proxies", "a proxy of an interface: DispatchProxy, Castle, a decorator of dependency injection",
            new Twin("ProxyTests.AProxyBeforeAnObjectIsACallOfItsInterfaceAndTheBodyBehindItOneOfItsOwn"), new Elsewhere("PerfGen.Hosting.Tests", "DecoratorTests.InterceptorDecoratorAndBodyMakeOneRecord")),
        new(Area, "site:mocking", "a mocking library: substitutes of interfaces, and of classes in part",
            new Twin("ProxyTests.ASubstituteForATrackedInterfaceAnswersAndCountsAsThatOfAnUntrackedOne"), new Twin("ProxyTests.AClassWhoseMethodsAProxyOverridesIsRecordedOnce")),
        new(Area, "site:frameworks", "a method that a framework calls: MVC, gRPC, SignalR, Orleans, MCP, kernel functions",
            new Elsewhere("PerfGen.Analyzers.Tests", "FrameworkCallAnalyzerTests.EveryFrameworkThatFindsMethodsIsKnown")),
        new(Area, "site:generators", "what another generator writes: a property of a serializer's context, a method that it hands over, a loop",
            new Elsewhere("PerfGen.Analyzers.Tests", "OtherGeneratorTests.ACallThatNeedsItsOutputIsNotTrackedAndNoFaultOfOurs"),
            new Elsewhere("PerfGen.Analyzers.Tests", "OtherGeneratorTests.AMethodThatItsOutputHandsOverIsReported"),
            new Elsewhere("PerfGen.Analyzers.Tests", "OtherGeneratorTests.ADynamicCallAndALoopInItsOutputAreReported")),
        new(Area, "also:tail", "tail position", new Twin("StackTests.ACallInTailPositionTakesABoundedPartOfTheStackMore"), new Twin("StackTests.ACallInTailPositionOfAnotherMethodReturnsThroughBoth")),
    ];
}
