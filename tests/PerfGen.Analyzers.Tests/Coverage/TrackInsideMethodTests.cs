using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Coverage.MethodGroupAnalyzer,
    PerfGen.CodeFixes.Coverage.MethodGroupCodeFix>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class TrackInsideMethodTests
{
    private const string TrackInside = "Track inside the method";

    [Fact]
    public Task TheBodyMovesAndTheTypeBecomesPartial() => Fix.FixesAsync(
        TrackInside,
        """
        namespace Agents
        {
            /// <summary>Searches.</summary>
            public sealed class SearchTool
            {
                /// <summary>Finds <paramref name="query"/>.</summary>
                /// <param name="query">What.</param>
                [TrackPerformance("search_time")]
                [Measure("found", Units.Count)]
                public async Task<int> FindAsync(string query, CancellationToken stop = default)
                {
                    // The body stays as it is.
                    await Task.Yield();

                    return query.Length;
                }

                public Func<string, CancellationToken, Task<int>> Use() => [|FindAsync|];
            }
        }
        """,
        """
        namespace Agents
        {
            /// <summary>Searches.</summary>
            public sealed partial class SearchTool
            {
                /// <summary>Finds <paramref name="query"/>.</summary>
                /// <param name="query">What.</param>
                [TrackPerformance("search_time")]
                [Measure("found", Units.Count)]
                public partial Task<int> FindAsync(string query, CancellationToken stop = default);

                private async Task<int> FindAsyncCore(string query, CancellationToken stop)
                {
                    // The body stays as it is.
                    await Task.Yield();

                    return query.Length;
                }

                public Func<string, CancellationToken, Task<int>> Use() => FindAsync;
            }
        }
        """);

    [Fact]
    public Task AttributesGoWhereTheyBelong() => Fix.FixesAllAsync(
        TrackInside,
        """
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;

        class C
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            [TrackPerformance, SuppressMessage("Style", "X1"), Obsolete]
            [return: NotNullIfNotNull(nameof(text))]
            internal static string? Trim(string? text, [CallerMemberName] string caller = "") => text?.Trim();

            [TrackPerformance]
            private static async Task Stream([EnumeratorCancellation] CancellationToken stop = default)
            {
                await Task.Delay(1, stop);
            }

            [TrackPerformance] [method: MethodImpl(MethodImplOptions.NoInlining), AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
            public static async ValueTask WaitAsync() => await Task.Yield();

            [TrackPerformance]
            public static bool TryGet(
                [NotNullWhen(true)] out string? text, // what was found
                int from = 0)
            {
                text = "";
                return true;
            }

        #pragma warning disable CS0612
            Delegate[] Use() => [[|Trim|], [|Stream|], [|TryGet|], [|WaitAsync|]];
        }
        """,
        """
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;

        partial class C
        {
            [TrackPerformance, SuppressMessage("Style", "X1"), Obsolete]
            [return: NotNullIfNotNull(nameof(text))]
            internal static partial string? Trim(string? text, [CallerMemberName] string caller = "");

            [MethodImpl(MethodImplOptions.NoInlining)]
            [SuppressMessage("Style", "X1"), Obsolete]
            [return: NotNullIfNotNull(nameof(text))]
            private static string? TrimCore(string? text, string caller) => text?.Trim();

            [TrackPerformance]
            private static partial Task Stream(CancellationToken stop = default);

            private static async Task StreamCore([EnumeratorCancellation] CancellationToken stop)
            {
                await Task.Delay(1, stop);
            }

            [TrackPerformance]
            public static partial ValueTask WaitAsync();

            [method: MethodImpl(MethodImplOptions.NoInlining), AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
            private static async ValueTask WaitAsyncCore() => await Task.Yield();

            [TrackPerformance]
            public static partial bool TryGet(
                [NotNullWhen(true)] out string? text, // what was found
                int from = 0);

            private static bool TryGetCore(
                [NotNullWhen(true)] out string? text, // what was found
                int from)
            {
                text = "";
                return true;
            }

        #pragma warning disable CS0612
            Delegate[] Use() => [Trim, Stream, TryGet, WaitAsync];
        }
        """);

    [Theory]
    [InlineData(
        "[TrackPerformance] int One() => 1;",
        "[TrackPerformance] private partial int One();",
        "private int OneCore() => 1;")]
    [InlineData(
        "[TrackPerformance] async Task One() => await Task.Yield();",
        "[TrackPerformance] private partial Task One();",
        "private async Task OneCore() => await Task.Yield();")]
    [InlineData(
        "[TrackPerformance] public async Task One() { await Task.Yield(); } // done",
        "[TrackPerformance] public partial Task One();",
        "private async Task OneCore() { await Task.Yield(); } // done")]
    [InlineData(
        "[TrackPerformance] protected internal virtual int One() => 1;",
        "[TrackPerformance] protected internal virtual partial int One();",
        "private int OneCore() => 1;")]
    [InlineData(
        "[TrackPerformance] public sealed override string ToString() => \"\"; string One() => \"\";",
        null,
        null)]
    [InlineData(
        "[TrackPerformance] public static T One<T>(T item) where T : class, new() => item;",
        "[TrackPerformance] public static partial T One<T>(T item) where T : class, new();",
        "private static T OneCore<T>(T item) where T : class, new() => item;")]
    [InlineData(
        "[TrackPerformance] static ref int One(int[] items, int i = 0) => ref items[i];",
        "[TrackPerformance] private static partial ref int One(int[] items, int i = 0);",
        "private static ref int OneCore(int[] items, int i) => ref items[i];")]
    [InlineData(
        "[TrackPerformance] static unsafe int* One(int* p, ref int a, in int b, params int[] more) => p;",
        "[TrackPerformance] private static unsafe partial int* One(int* p, ref int a, in int b, params int[] more);",
        "private static unsafe int* OneCore(int* p, ref int a, in int b, params int[] more) => p;")]
    [InlineData(
        "[TrackPerformance] static int @class(int @int) => @int;",
        "[TrackPerformance] private static partial int @class(int @int);",
        "private static int classCore(int @int) => @int;")]
    public Task EveryShapeTakesItsPartialForm(string method, string? declaration, string? core)
    {
        var name = method.Contains("@class") ? "@class" : method.Contains("<T>") ? "One<object>" : "One";
        var type = method.Contains("int*") ? "unsafe delegate int* D(int* p, ref int a, in int b, params int[] more);" : method.Contains("ref int One") ? "delegate ref int D(int[] items, int i);" : "";
        var use = type.Contains("unsafe") ? "unsafe D Use()" : type.Length > 0 ? "D Use()" : "Delegate Use()";
        if (declaration is null)
        {
            return Fix.OffersAsync(Source(method, "ToString", "Func<string> Use()", type), "Wrap in a lambda", TrackInside);
        }

        return Fix.FixesAsync(
            TrackInside,
            Source(method, $"[|{name}|]", use, type),
            Source(declaration + "\n\n    " + core, name, use, type).Replace("class C", "partial class C"));

        static string Source(string method, string use, string signature, string type) => $$"""
            {{type}}
            class C
            {
                {{method}}

                {{signature}} => {{(use == "ToString" ? "[|ToString|]" : use)}};
            }
            """;
    }

    [Fact]
    public Task AllTypesAroundItBecomePartial() => Fix.FixesAsync(
        TrackInside,
        """
        // The first line.
        class Outer<T>
        {
            internal partial record Middle(int X)
            {
                public ref struct Inner
                {
                    /// <summary>Kept.</summary>
                    [TrackPerformance]
                    public static int One() => 1;
                }

                record struct Other;
            }

            Func<int> Use() => [|Middle.Inner.One|];
        }
        """,
        """
        // The first line.
        partial class Outer<T>
        {
            internal partial record Middle(int X)
            {
                public ref partial struct Inner
                {
                    /// <summary>Kept.</summary>
                    [TrackPerformance]
                    public static partial int One();

                    private static int OneCore() => 1;
                }

                record struct Other;
            }

            Func<int> Use() => Middle.Inner.One;
        }
        """);

    [Fact]
    public Task AnExtensionMethodKeepsItsThisAndAStructItsReadonly() => Fix.FixesAllAsync(
        TrackInside,
        """
        static class E
        {
            [TrackPerformance]
            public static int Words(this string text) => text.Length;
        }

        struct S
        {
            [TrackPerformance]
            public readonly int Get() => 1;

            Func<string, int> One => [|E.Words|];
            Func<int> Two => [|Get|];
        }
        """,
        """
        static partial class E
        {
            [TrackPerformance]
            public static partial int Words(this string text);

            private static int WordsCore(string text) => text.Length;
        }

        partial struct S
        {
            [TrackPerformance]
            public readonly partial int Get();

            private readonly int GetCore() => 1;

            Func<string, int> One => E.Words;
            Func<int> Two => Get;
        }
        """);

    [Fact]
    public Task AMethodInAnotherFileIsChangedThereWithItsOwnLineEndings() => Fix.FixesAsync(
        TrackInside,
        ("Tool.cs", "class Tool\r\n{\r\n\t[TrackPerformance]\r\n\tpublic int Run()\r\n\t{\r\n\t\treturn 1;\r\n\t}\r\n}\r\n",
            "partial class Tool\r\n{\r\n\t[TrackPerformance]\r\n\tpublic partial int Run();\r\n\r\n\tprivate int RunCore()\r\n\t{\r\n\t\treturn 1;\r\n\t}\r\n}\r\n"),
        ("Use.cs", "class C { Func<int> Use(Tool tool) => [|tool.Run|]; }", "class C { Func<int> Use(Tool tool) => tool.Run; }"));

    [Fact]
    public Task AllMethodsAreChangedAtOnceAndEachOnlyOnce() => Fix.FixesAllAsync(
        TrackInside,
        ("One.cs", """
            class C
            {
                [TrackPerformance] int A() => 1;

                [TrackPerformance] int B() => 2;

                [TrackPerformance] int Stays() => System.Reflection.MethodBase.GetCurrentMethod()!.Name.Length;

                Func<int>[] Use() => [[|A|], [|B|], [|A|], [|new D().Run|], [|Stays|]];
            }
            """, """
            partial class C
            {
                [TrackPerformance] private partial int A();

                private int ACore() => 1;

                [TrackPerformance] private partial int B();

                private int BCore() => 2;

                [TrackPerformance] int Stays() => System.Reflection.MethodBase.GetCurrentMethod()!.Name.Length;

                Func<int>[] Use() => [A, B, A, new D().Run, [|Stays|]];
            }
            """),
        ("Two.cs", """
            class D
            {
                [TrackPerformance] public int Run() => 1;
            }
            """, """
            partial class D
            {
                [TrackPerformance] public partial int Run();

                private int RunCore() => 1;
            }
            """));

    [Theory]
    [InlineData("[TrackPerformance] public int Get() { Log(); return 1; }")]
    [InlineData("[TrackPerformance] public int Get() => System.Reflection.MethodBase.GetCurrentMethod()!.Name.Length;")]
    [InlineData("[TrackPerformance] public int Get() => new System.Diagnostics.StackTrace().FrameCount;")]
    [InlineData("[TrackPerformance] public int Get() => 1; int GetCore() => 1;")]
    public Task WhereTheBodyWouldMeanSomethingElseItIsNotOffered(string method) => Fix.OffersAsync(
        $$"""
        using System.Runtime.CompilerServices;
        class C
        {
            {{method}}
            Func<int> Use() => [|Get|];
            static void Log([CallerMemberName] string? caller = null) { }
        }
        """,
        "Wrap in a lambda");
}
