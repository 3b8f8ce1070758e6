using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.CannotBeTrackedAnalyzer,
    PerfGen.CodeFixes.Placement.CannotBeTrackedCodeFix>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class CannotBeTrackedCodeFixTests
{
    private const string Extract = "Extract to a method";
    private const string Remove = "Remove [TrackPerformance]";

    [Fact]
    public Task ALocalFunctionBecomesAMethodOfItsName() => Fix.FixesAsync(
        Extract,
        """
        class C
        {
            int M(int n)
            {
                return Twice(n);

                // Twice as much.
                [[|TrackPerformance("twice_time")|]]
                static int Twice(int n)
                {
                    // Kept as it is.
                    return n * 2;
                }
            }

            void After() { }
        }
        """,
        """
        class C
        {
            int M(int n)
            {
                return Twice(n);
            }

            // Twice as much.
            [TrackPerformance("twice_time")]
            private static int Twice(int n)
            {
                // Kept as it is.
                return n * 2;
            }

            void After() { }
        }
        """);

    [Fact]
    public Task AFunctionThatUsesTheObjectBecomesAnInstanceMethod() => Fix.FixesAsync(
        Extract,
        """
        class C(string name)
        {
            int M()
            {
                [[|TrackPerformance|]]
                async Task<int> LengthAsync<T>(T item, int more = 1)
                {
                    await Task.Yield();
                    return name.Length + more + typeof(T).Name.Length;
                }

                return LengthAsync("").Result;
            }
        }
        """,
        """
        class C(string name)
        {
            int M()
            {
                return LengthAsync("").Result;
            }

            [TrackPerformance]
            private async Task<int> LengthAsync<T>(T item, int more = 1)
            {
                await Task.Yield();
                return name.Length + more + typeof(T).Name.Length;
            }
        }
        """);

    [Fact]
    public Task ALambdaInAVariableBecomesAMethodThatItCalls() => Fix.FixesAsync(
        Extract,
        """
        class C
        {
            int M()
            {
                Func<int, int> twice = [[|TrackPerformance|]] (n) => n * 2;
                return twice(1);
            }
        }
        """,
        """
        class C
        {
            int M()
            {
                Func<int, int> twice = (n) => Twice(n);
                return twice(1);
            }

            [TrackPerformance]
            private static int Twice(int n) => n * 2;
        }
        """);

    [Theory]
    [InlineData("var first = [[|TrackPerformance|]] (int a, ref string? b) => b?.Length + a;", "var first = (int a, ref string? b) => First(a, ref b);", "private static int? First(int a, ref string? b) => b?.Length + a;")]
    [InlineData("Func<Task<int>> waitAsync = [[|TrackPerformance|]] async () => { await Task.Yield(); return _n; };", "Func<Task<int>> waitAsync = () => WaitAsync();", "private async Task<int> WaitAsync() { await Task.Yield(); return _n; }")]
    public Task TheMethodOfALambdaHasItsTypesAndItsBody(string variable, string rest, string method) => Fix.FixesAsync(
        Extract,
        $$"""
        class C
        {
            int _n;
            void M()
            {
                {{variable}}
            }
        }
        """,
        $$"""
        class C
        {
            int _n;
            void M()
            {
                {{rest}}
            }

            [TrackPerformance]
            {{method}}
        }
        """);

    [Fact]
    public Task ALocalFunctionOfAnUnsafeMethodStaysUnsafe() => Fix.FixesAsync(
        Extract,
        """
        class C
        {
            unsafe void M()
            {
                [[|TrackPerformance|]]
                static int Read(int* p) => *p;
            }
        }
        """,
        """
        class C
        {
            unsafe void M()
            {
            }

            [TrackPerformance]
            private static unsafe int Read(int* p) => *p;
        }
        """);

    [Theory]
    [InlineData("int M(int n) { return L(); [[|TrackPerformance|]] int L() => n; }")] // uses a parameter
    [InlineData("int M() { var n = 1; return L(); [[|TrackPerformance|]] int L() => n; }")] // uses a local
    [InlineData("int M<T>() { return L(); [[|TrackPerformance|]] int L() => typeof(T).Name.Length; }")] // uses a type parameter
    [InlineData("int M() { return L(); [[|TrackPerformance|]] int L() => K(); int K() => 1; }")] // uses another local function
    [InlineData("int L; int M() { return L(); [[|TrackPerformance|]] int L() => 1; }")] // the name is taken
    [InlineData("void M() { new List<int>().ForEach([[|TrackPerformance|]] (n) => { }); }")] // a lambda without a name
    [InlineData("int P { [[|TrackPerformance|]] get => 1; }")]
    [InlineData("[method: [|TrackPerformance|]] event Action? Changed;")]
    [InlineData("[[|TrackPerformance|]] ~C() { }")]
    public Task WhereThereIsNoOneWayOnlyTheRemovalIsOffered(string member) => Fix.OffersAsync($"class C {{ {member} }}", Remove);

    [Fact]
    public Task RecursionIsNoObstacle() => Fix.OffersAsync("class C { int M() { return L(3); [[|TrackPerformance|]] int L(int n) => n == 0 ? 0 : L(n - 1); } }", Extract, Remove);

    [Fact]
    public Task TheAttributeIsTakenOffAndCommentsStay() => Fix.FixesAsync(
        Remove,
        """
        class C
        {
            int P
            {
                // The total.
                [[|TrackPerformance|]]
                get => 1;

                [Obsolete, {|PRFG1002:TrackPerformance("x")|}]
                set { }
            }
        }
        """,
        """
        class C
        {
            int P
            {
                // The total.
                get => 1;

                [Obsolete, {|PRFG1002:TrackPerformance("x")|}]
                set { }
            }
        }
        """);

    [Fact]
    public Task AllAttributesAreTakenOffAtOnce() => Fix.FixesAllAsync(
        Remove,
        """
        class C
        {
            int P { [[|TrackPerformance|]] get; [Obsolete, [|TrackPerformance("x")|]] set; }
            void M()
            {
                Action f = [[|TrackPerformance|]] () => { };
                f();
            }
        }
        """,
        """
        class C
        {
            int P { get; [Obsolete] set; }
            void M()
            {
                Action f = () => { };
                f();
            }
        }
        """);

    [Fact]
    public Task AllFunctionsBecomeMethodsAtOnce() => Fix.FixesAllAsync(
        Extract,
        """
        class C
        {
            int M()
            {
                return A() + B();

                [[|TrackPerformance|]]
                int A() => 1;

                [[|TrackPerformance|]]
                int B() => 2;
            }
        }
        """,
        """
        class C
        {
            int M()
            {
                return A() + B();
            }

            [TrackPerformance]
            private static int A() => 1;

            [TrackPerformance]
            private static int B() => 2;
        }
        """);
}
