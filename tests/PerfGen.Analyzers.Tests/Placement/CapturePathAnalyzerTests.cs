using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Placement.CapturePathAnalyzer>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class CapturePathAnalyzerTests
{
    [Fact]
    public Task APathThatDoesNotExistIsReportedAtItsStringWithTheNearestOne() => Rule.ReportsAsync(
        """
        public sealed class UsageDetails { public long? InputTokenCount => 1; public long? TotalTokenCount => 1; }
        public sealed class ChatResponse { public UsageDetails? Usage => null; }
        class Reviewer
        {
            [TrackPerformance, Measure("total_tokens_used", Units.Tokens, From = [|"result.Usage.TotalTokens"|])]
            public Task<ChatResponse> ReviewAsync() => throw new();
        }
        """,
        "'result.Usage.TotalTokens' does not exist on 'ChatResponse'; did you mean 'result.Usage.TotalTokenCount'?");

    [Fact]
    public Task EachReasonIsSaidInWords() => Rule.ReportsAsync(
        """
        class Box
        {
            public int Size { private get; set; }
            public int Write { set { } }
            public static int Made;
            public int Weigh() => 1;
            public Box Inner => this;
            public bool Full => true;
        }
        interface ILeft { int Count { get; } }
        interface IRight { int Count { get; } }
        interface IBoth : ILeft, IRight { }
        class C
        {
            [Measure("a", "count", From = [|"result.Weigh()"|])] Box M1() => new();
            [Measure("a", "count", From = [|"box.Weight"|])] Box M2() => new();
            [Measure("a", "count", From = [|"result.Inner.Xyzzy"|])] Box M3() => new();
            [Measure("a", "count", From = [|"result.Size"|])] Box M4() => new();
            [Measure("a", "count", From = [|"result.Write"|])] Box M5() => new();
            [Measure("a", "count", From = [|"result.Made"|])] Box M6() => new();
            [Measure("a", "count", From = [|"result.Weigh"|])] Box M7() => new();
            [Measure("a", "count", From = [|"result.Full"|])] Box M8() => new();
            [Measure("a", "count", From = [|"result.Count"|])] IBoth M9() => null!;
            [Measure("a", "count", From = [|"this.Full"|])] static Box M10() => new();
            [[|Measure("a", "count")|]] void M11() { }
            [[|Measure("a", "count")|]] Task M12() => Task.CompletedTask;
            [[|Measure("a", "seconds")|]] TimeSpan M13() => default;
            [Measure("a", "count", From = [|null!|])] int M14() => 1;
        }
        """,
        "'result.Weigh()' is not a path: write 'result', 'this' or a parameter, then properties or fields, each after a dot",
        "'box.Weight' begins with 'box', which is neither 'result', 'this' nor a parameter of 'M2'",
        "'result.Inner.Xyzzy' does not exist on 'Box'",
        "'result.Size' cannot be read from 'M4': 'Box.Size' is not accessible there",
        "'result.Write' cannot be read: 'Box.Write' has no getter",
        "'result.Made' cannot be read from an object: 'Box.Made' is static",
        "'result.Weigh' cannot be read: 'Box.Weigh' is neither a property nor a field",
        "'result.Full' is a 'bool', which is not a number",
        "'result.Count' is ambiguous: 'IBoth' inherits more than one 'Count'",
        "'this.Full' does not exist: 'M10' is static",
        "'result' does not exist: 'M11' returns nothing",
        "'result' does not exist: 'M12' returns nothing",
        "'result' is a 'TimeSpan', which is not a number; did you mean 'result.TotalSeconds'?",
        "'' is not a path: write 'result', 'this' or a parameter, then properties or fields, each after a dot");

    [Fact]
    public Task WithoutANearNameTheTypeWhereThePathEndsIsNamed() => Rule.ReportsAsync(
        """
        class Part { }
        class Whole { public Part Inner => new(); }
        class C { [Measure("a", "count", From = [|"result.Inner.Xyzzy"|])] Whole M() => new(); }
        """,
        "'result.Inner.Xyzzy' does not exist: 'Part' has no 'Xyzzy'");

    [Fact]
    public Task PathsThatLeadToNumbersAreNotReported() => Rule.ReportsAsync(
        """
        class C
        {
            private decimal _price = 1;
            [Measure("a", "count")] int M1() => 1;
            [Measure("a", "count")] Task<double> M2() => Task.FromResult(1.0);
            [Measure("a", "count", From = "this._price")] void M3() { }
            [Measure("a", "count", From = "text.Length"), Measure("b", "count", From = "result.Count")] List<int> M4(string text) => [];
            [Measure("a", "count")] async Task<Int128?> M5() { await Task.Yield(); return null; }
            [Measure("a", "count", From = "list.Count")] static void M6<T>(T list) where T : ICollection<int> { }
        }
        """);

    [Fact]
    public Task AConstantInPlaceOfTheStringIsReportedWhereItStands() => Rule.ReportsAsync(
        """
        class C
        {
            private const string Path = "result.Lenth";
            [Measure("a", "count", From = [|Path|])] string M1() => "";
            [Measure("a", "count", From = [|"result." + nameof(string.Substring)|])] string M2() => "";
        }
        """);

    [Fact]
    public Task APartialMethodIsReportedOnce() => Rule.ReportsAsync(
        """
        partial class C
        {
            [Measure("a", "count", From = [|"result.Lenth"|])] public partial string M();
            public partial string M() => "";
        }
        """);

    [Fact]
    public Task AnAttributeOfTheSameNameIsNotOurs() => Rule.ReportsAsync(
        """
        namespace Other
        {
            class MeasureAttribute(string name) : Attribute { public string From { get; set; } = name; }
            class C { [Measure("a", From = "result.Lenth")] string M() => ""; }
        }
        """);

    [Fact]
    public Task WhatTheCompilerSaysIsNotSaidAgain() => Rule.ReportsInBrokenCodeAsync(
        """
        class C
        {
            [Measure("a", "count", From = "result.Size")] Missing M1() => null!;
            [Measure("a", "count", From = Missing)] string M2() => "";
        }
        """,
        ["CS0103", "CS0246"]);

    [Fact]
    public Task AWrongPathInGeneratedCodeIsReportedToo() => Rule.ReportsAsync(
        """
        // <auto-generated/>
        class C { [Measure("a", "count", From = [|"result.Lenth"|])] string M() => ""; }
        """);

    [Fact]
    public Task AWrongPathInATypeThatSaysItWasGeneratedIsReportedOnce() => Rule.ReportsAsync(
        """
        [System.CodeDom.Compiler.GeneratedCode("another", "1.0")]
        class C { [Measure("a", "count", From = [|"result.Lenth"|])] string M() => ""; }
        class D { [Measure("a", "count", From = [|"result.Lenth"|])] string M() => ""; }
        """);

    [Fact]
    public Task TagsTakeWhateverHasATextAndArePathsOfTheirOwnOnParameters() => Rule.ReportsAsync(
        """
        class Order { public string Name => ""; }
        class C
        {
            [Tag("name", From = "order.Name")] [Tag("order", From = "order")] void M1([Tag] [Tag("by", From = "Name.Length")] Order order) { }
            [Tag("name", From = [|"order.Nam"|])] void M2(Order order) { }
            [Tag("name", From = [|"result"|])] void M3([Tag("n", From = [|"Nane"|])] Order order) { }
        }
        """);

    [Fact, Edge("PRFG1004")]
    public Task TwoLettersMakeAnotherPath() => Rule.EdgeAsync(
        """class C { [Measure("a", Units.Count, From = $$)] string M() => ""; }""",
        silent: "\"result.Length\"",
        reported: """[|"result.Lenght"|]""");
}
