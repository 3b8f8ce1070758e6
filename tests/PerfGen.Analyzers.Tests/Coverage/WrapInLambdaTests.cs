using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Coverage.MethodGroupAnalyzer,
    PerfGen.CodeFixes.Coverage.MethodGroupCodeFix>;

namespace PerfGen.Analyzers.Tests.Coverage;

public sealed class WrapInLambdaTests
{
    private const string Wrap = "Wrap in a lambda";
    private const string TrackInside = "Track inside the method";

    private const string Methods = """
        static class T
        {
            [TrackPerformance] public static int Twice(int number) => number * 2;
            [TrackPerformance] public static void Both(int a, string b) { }
            [TrackPerformance] public static Task<int> FindAsync(string query) => Task.FromResult(1);
            [TrackPerformance] public static void Fire() { }
            [TrackPerformance] public static bool TryGet(string @class, out int value, in long more) { value = 1; return true; }
            [TrackPerformance] public static TOut Map<TIn, TOut>(TIn item) => default!;
            [TrackPerformance] public static int Words(this string text, int from) => from;
            [TrackPerformance] public static ref int First(int[] items) => ref items[0];
            [TrackPerformance] public static int Any(object anything) => 1;
            [TrackPerformance] public static string? Perhaps(string? text, System.Text.StringBuilder builder) => text;
        }
        delegate bool Getter(string key, out int value, in long more);
        delegate ref int Picker(int[] items);
        sealed class Tool { [TrackPerformance] public int Run() => 1; }
        struct Value { [TrackPerformance] public int Run() => 1; }
        """;

    [Theory]
    [InlineData("Func<int, int> f = [|T.Twice|];", "Func<int, int> f = number => T.Twice(number);")]
    [InlineData("Action<int, string> f = [|T.Both|];", "Action<int, string> f = (a, b) => T.Both(a, b);")]
    [InlineData("Func<string, Task<int>> f = [|T.FindAsync|];", "Func<string, Task<int>> f = query => T.FindAsync(query);")]
    [InlineData("Action f = [|T.Fire|];", "Action f = () => T.Fire();")]
    [InlineData("var f = [|T.Twice|];", "var f = (int number) => T.Twice(number);")]
    [InlineData("var f = [|T.Perhaps|];", "var f = (string? text, System.Text.StringBuilder builder) => T.Perhaps(text, builder);")]
    [InlineData("Getter f = [|T.TryGet|];", "Getter f = (string @class, out int value1, in long more) => T.TryGet(@class, out value1, in more);")]
    [InlineData("Picker f = [|T.First|];", "Picker f = items => ref T.First(items);")]
    [InlineData("Func<string, int> f = [|T.Map<string, int>|];", "Func<string, int> f = item => T.Map<string, int>(item);")]
    [InlineData("Func<int, int> f = [|\"a b\".Words|];", null)]
    [InlineData("Func<string, int> f = [|T.Any|];", "Func<string, int> f = anything => T.Any(anything);")]
    [InlineData("var f = (Func<int, int>)[|T.Twice|];", "var f = (Func<int, int>)(number => T.Twice(number));")]
    [InlineData("var f = new Func<int, int>([|T.Twice|]);", "var f = new Func<int, int>(number => T.Twice(number));")]
    [InlineData("new int[1].Select([|T.Twice|]).ToArray();", "new int[1].Select(number => T.Twice(number)).ToArray();")]
    [InlineData("Task.Run([|tool.Run|]);", "Task.Run(() => tool.Run());")]
    [InlineData("Task.Run([|_tool.Run|]);", "Task.Run(() => _tool.Run());")]
    [InlineData("var number = 1; Func<int, int> f = [|T.Twice|]; f(number);", "var number = 1; Func<int, int> f = number1 => T.Twice(number1); f(number);")]
    [InlineData("Changed += [|T.Fire|];", "Changed += () => T.Fire();")]
    [InlineData("Func<int, int> f = true ? [|T.Twice|] : null!;", "Func<int, int> f = true ? (number => T.Twice(number)) : null!;")]
    public Task TheLambdaCallsWhatTheNameNamed(string statement, string? expected) =>
        expected is null ? Fix.OffersAsync(In(statement), TrackInside) : Fix.FixesAsync(Wrap, In(statement), In(expected));

    [Theory]
    [InlineData("Delegate f = [|T.Twice|];")] // whoever takes a Delegate reads the method behind it
    [InlineData("object f = [|T.Twice|];")]
    [InlineData("var t = new Tool(); Func<int> f = [|t.Run|]; t = new();")] // read when the delegate is made
    [InlineData("Func<int> f = [|new Tool().Run|];")]
    [InlineData("Func<int> f = [|Current.Run|];")] // a property may answer something else later
    [InlineData("Func<int> f = [|value.Run|];")] // the struct is copied into the delegate
    [InlineData("Changed += [|T.Fire|]; Changed -= T.Fire;")] // would not be found again
    [InlineData("System.Linq.Expressions.Expression<Func<IEnumerable<int>>> f = () => new int[1].Select([|T.Twice|]);")]
    [InlineData("unsafe { delegate*<int, int> f = &[|T.Twice|]; }")]
    public Task WhereALambdaMeansSomethingElseItIsNotOffered(string statement) => Fix.OffersAsync(In(statement), TrackInside);

    [Fact]
    public Task ACallOfTheBaseIsNotWrapped() => Fix.OffersAsync(
        """
        class B { [TrackPerformance] public virtual int Get() => 1; }
        class D : B { Func<int> Use() => [|base.Get|]; }
        """,
        TrackInside);

    [Fact]
    public Task ACallThatWouldNotBeTrackedIsNotWrapped() => Fix.OffersAsync(
        """
        class C
        {
            private class Hidden;
            [TrackPerformance] static int Of(Hidden hidden) => 1;
            Func<Hidden, int> Use() => [|Of|];
        }
        """,
        TrackInside);

    [Fact]
    public Task NothingIsOfferedForAMethodOfWhichNoCallIsTracked() => Fix.OffersAsync(
        """
        class C
        {
            [TrackPerformance] static async void Fire() => await Task.Yield();
            Action Use() => [|Fire|];
        }
        """);

    [Fact]
    public Task AMethodOfTheObjectItselfIsWrapped() => Fix.FixesAsync(
        Wrap,
        "class C { [TrackPerformance] int One() => 1; Func<int> Use() => [|One|]; Func<int> Again() => [|this.One|]; }",
        "class C { [TrackPerformance] int One() => 1; Func<int> Use() => () => One(); Func<int> Again() => [|this.One|]; }");

    [Fact]
    public Task AMethodOfTheStructItselfIsNot() => Fix.OffersAsync(
        "struct S { [TrackPerformance] int One() => 1; Func<int> Use() => [|One|]; }",
        TrackInside);

    [Fact]
    public Task TheOverloadIsTheOneThatItWas() => Fix.FixesAsync(
        Wrap,
        """
        class C
        {
            [TrackPerformance] static int Get(int number) => 1;
            [TrackPerformance] static int Get(string text) => 1;
            static void Take(Func<int, int> f) { }
            static void Take(Func<string, int> f, int more = 0) { }
            void M() => Take([|Get|], 1);
        }
        """,
        """
        class C
        {
            [TrackPerformance] static int Get(int number) => 1;
            [TrackPerformance] static int Get(string text) => 1;
            static void Take(Func<int, int> f) { }
            static void Take(Func<string, int> f, int more = 0) { }
            void M() => Take(text => Get(text), 1);
        }
        """);

    [Fact]
    public Task ParametersTakeTheirTypesWhereOverloadsWouldBeAmbiguous() => Fix.FixesAsync(
        Wrap,
        """
        class C
        {
            [TrackPerformance] static int Get(int number) => 1;
            static void Take(Func<int, int> f) { }
            static void Take(Func<long, long> f) { }
            void M() => Take([|Get|]);
        }
        """,
        """
        class C
        {
            [TrackPerformance] static int Get(int number) => 1;
            static void Take(Func<int, int> f) { }
            static void Take(Func<long, long> f) { }
            void M() => Take(number => Get(number));
        }
        """);

    [Fact]
    public Task AllUsesOfAProjectAreWrappedAtOnce() => Fix.FixesAllAsync(
        Wrap,
        ("One.cs", """
            static class T { [TrackPerformance] public static int Twice(int n) => n * 2; }
            class C
            {
                int[] M(int[] numbers) => numbers.Select([|T.Twice|]).Select(m => new[] { m }.Select([|T.Twice|]).First()).ToArray();
                Delegate Left => [|T.Twice|];
            }
            """, """
            static class T { [TrackPerformance] public static int Twice(int n) => n * 2; }
            class C
            {
                int[] M(int[] numbers) => numbers.Select(n => T.Twice(n)).Select(m => new[] { m }.Select(n => T.Twice(n)).First()).ToArray();
                Delegate Left => [|T.Twice|];
            }
            """),
        ("Two.cs", "class D { Func<int, int> F = [|T.Twice|]; }", "class D { Func<int, int> F = n => T.Twice(n); }"));

    private static string In(string statement) => $$"""
        {{Methods}}
        class C(Tool tool)
        {
            private readonly Tool _tool = tool;
            Tool Current => _tool;
            event Action? Changed;
            void M(Value value)
            {
                {{statement}}
            }
        }
        """;
}
