using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.PartialFormRule,
    PerfGen.CodeFixes.Placement.PartialFormCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.PartialFormRule>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class PartialFormRuleTests
{
    [Fact]
    public Task AMissingBodyIsReported() => Rule.ReportsInBrokenCodeAsync(
        """
        partial class C
        {
            [TrackPerformance] public partial int [|Submit|](int order);
            [TrackPerformance] public partial int [|Cancel|](int order);
            private int CancelCore(string order) => 1;
        }
        """,
        ["CS8795"],
        "'C.Submit' is tracked where it is defined, and has no body: write it as a method 'SubmitCore' of the same signature",
        "'C.Cancel' is tracked where it is defined, and 'CancelCore' has another signature: static or not, type parameters, parameters and result have to be the same");

    [Fact]
    public Task ACallThatTheCompilerLeavesOutIsReported() => Rule.ReportsAsync(
        "partial class C { [TrackPerformance] partial void [|Submit|](int order); }",
        "'C.Submit' is tracked where it is defined, and has no body: write it as a method 'SubmitCore' of the same signature");

    [Fact]
    public Task ATypeThatIsNotPartialIsReported() => Rule.ReportsInBrokenCodeAsync(
        "class Outer { partial class C { [TrackPerformance] public partial int [|Submit|](int order); private int SubmitCore(int order) => order; } }",
        ["CS0260"],
        "'C.Submit' is tracked where it is defined, and 'Outer' around it is not 'partial'");

    [Fact]
    public Task TheWholeFormIsNot() => Rule.ReportsAsync(
        """
        partial class C
        {
            [TrackPerformance] public partial int Submit(int order);
            private int SubmitCore(int order) => order;
            [TrackPerformance] public partial int Own(int order);
            public partial int Own(int order) => order;
            partial void Free(int order);
        }
        """);

    [Fact]
    public Task TheTypesAroundItBecomePartial() => Fix.FixesInBrokenCodeAsync(
        ["CS0260"],
        "Make the types around it partial",
        "public sealed class Outer { class C { [TrackPerformance] public partial int [|Submit|](int order); private int SubmitCore(int order) => order + 1; } }",
        "public sealed partial class Outer { partial class C { [TrackPerformance] public partial int Submit(int order); private int SubmitCore(int order) => order + 1; } }");

    [Fact]
    public Task AllTypesDo() => Fix.FixesAllInBrokenCodeAsync(
        ["CS0260"],
        "Make the types around it partial",
        "class C { [TrackPerformance] public partial int [|A|](); private int ACore() => 1; }\nclass D { [TrackPerformance] public partial int [|B|](); private int BCore() => 1; }",
        "partial class C { [TrackPerformance] public partial int A(); private int ACore() => 1; }\npartial class D { [TrackPerformance] public partial int B(); private int BCore() => 1; }");

    [Fact, Edge("PRFG1013")]
    public Task TheBodyHasTheSameSignature() => Rule.EdgeAsync(
        "partial class C { [TrackPerformance] public partial int [|Submit|](int order); private int SubmitCore($$) => 1; }",
        silent: "int order",
        reported: "long order",
        errors: ["CS8795"]);
}
