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
        new(Area, "direct", new Twin("ResultTests.AMethodWithoutResultRunsOnceAndIsRecorded")),
        new(Area, "?.", new Twin("ResultTests.ConditionalAccessCallsOnlyWhatIsThere")),
        new(Area, "!.", new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run(C? c) => /*!*/c!.M(); }")),
        new(Area, "->", new Twin("StructTests.ACallThroughAPointerChangesWhatItPointsTo")),
        new(Area, "base.", new Twin("SkippedCallsTests.ABaseCallRunsTheBaseMethod"), new Twin("PartialMethodTests.AnOverrideInThePartialFormRecordsWhatIsCalledThroughItsBase")),
        new(Area, "this. and unqualified", new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run() => /*!*/this.M(); }"), new Probe("Tracked", "class C { [TrackPerformance] int M() => 1; int Run() => /*!*/M(); }")),
        new(Area, "via a derived type", new Twin("AccessibilityTests.AVirtualMethodIsRecordedUnderTheDeclarationThatIsCalled")),
        new(Area, "via an interface", new Twin("OneRecordTests.ABodyThatRecordsNothingIsRecordedUnderTheNameThatWasCalled")),
        new(Area, "via a constrained T", new Twin("SkippedCallsTests.AStructBehindATypeParameterKeepsWhatTheCallChanges")),
        new(Area, "static abstract T.M", new Twin("SkippedCallsTests.StaticAbstractMembersAreCalledOnTheTypeArgument")),
        new(Area, "dynamic", new Twin("SkippedCallsTests.DynamicCallsAreBoundWhenTheProgramRuns")),
        new(Area, "method group and conversion to a delegate", new Twin(NoDelegate), new Twin(AtDefinition)),
        new(Area, "&M", new Twin(NoDelegate)),
        new(Area, "nameof", new Twin(NoDelegate)),
        new(Area, "inside an expression tree", new Twin("SkippedCallsTests.AnExpressionTreeNamesTheMethodThatWasWritten")),
        new(Area, "query syntax", new Probe("Tracked", "class C { [TrackPerformance] static int M(int x) => x; IEnumerable<int> Run(int[] a) => from x in a select /*!*/M(x); }"), new Twin(NoCall)),
        new(Area, "foreach and await foreach", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static int[] M() => []; void Run() { foreach (var x in /*!*/M()) { } } }")),
        new(Area, "using and await using", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static IDisposable M() => null!; void Run() { using var x = /*!*/M(); } }")),
        new(Area, "the awaiter of await", new Twin("SkippedCallsTests.MethodsWhoseEndIsNotSeenAreLeftAlone"), new Probe("Tracked", "class C { [TrackPerformance] static Task M() => Task.CompletedTask; async Task Run() => await /*!*/M(); }")),
        new(Area, "collection initializer, collection expression, spread", new Twin(NoCall), new Probe("Tracked", "class C { [TrackPerformance] static int[] M() => []; int[] Run() => [1, .. /*!*/M()]; }")),
        new(Area, "deconstruction", new Twin(NoCall)),
        new(Area, "interpolated string handler", new Twin("ResultTests.InterpolatedStringHandlersAreHandedOn")),
        new(Area, "implicit conversions and operators", new Twin(NoCall)),
        new(Area, "object initializer", new Probe("Tracked", "class C { public int P { get; set; } [TrackPerformance] static int M() => 1; C Run() => new() { P = /*!*/M() }; }")),
        new(Area, "constructor initializer", new Probe("Tracked", "class B(int x) { public int X => x; } class C() : B(/*!*/M()) { [TrackPerformance] static int M() => 1; }")),
        new(Area, "field initializer", new Twin(Inside), new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; static readonly int F = /*!*/M(); }")),
        new(Area, "static lambda", new Twin(Inside), new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; Func<int> Run() => static () => /*!*/M(); }")),
        new(Area, "switch guard and pattern", new Probe("Tracked", "class C { [TrackPerformance] static bool M() => true; int Run(int x) => x switch { 1 when /*!*/M() => 1, _ => 0 }; }")),
        new(Area, "lock, checked, goto", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; int Run(object o) { lock (o) { again: var x = checked(/*!*/M() + 1); if (x < 0) goto again; return x; } } }")),
        new(Area, "inside an iterator", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1; IEnumerable<int> Run() { yield return /*!*/M(); } }")),
        new(Area, "generated text of the user under #line", new Probe("Tracked", "class C { [TrackPerformance] static int M() => 1;\n#line 7 \"page.razor\"\nint Run() => /*!*/M(); }")),
        new(Area, "another assembly, reflection, proxies, frameworks that invoke methods", new Twin(AtDefinition),
            new Elsewhere("PerfGen.Analyzers.Tests", "FrameworkCallAnalyzerTests.ATrackedMethodThatAFrameworkCallsIsReported")),
        new(Area, "top-level statements", new Twin("ProgramTests.CallsInATopLevelProgramAreRecorded")),
        new(Area, "arguments of attributes, default values of parameters", new Twin("ProgramTests.InArgumentsOfAttributesAndDefaultsOfParametersAMethodIsOnlyNamed")),
        new(Area, "another assembly, through InternalsVisibleTo", new Twin("ProgramTests.CallsThroughInternalsVisibleToAreRecorded")),
        new(Area, "a test's method, which its framework calls", new Elsewhere("PerfGen.Analyzers.Tests", "CallCoverageCodeFixTests.ATestIsRecordedByItsBody")),
        new(Area, "under hot reload", new Elsewhere("PerfGen.Package.Tests", "HotReloadTests.CallsStayRecordedAndWhatBecomesTrackedIsRecordedFromTheNextStartOn")),
        new(Area, "on another machine: paths", new Elsewhere("PerfGen.Generator.Tests", "OutputTests.NoPathOfTheMachineIsWritten")),
        new(Area, "deep recursion", new Twin("ResultTests.RecursionRecordsEachLevelBelowTheOneThatCalledIt")),
    ];
}
