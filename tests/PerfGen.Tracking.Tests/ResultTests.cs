using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PerfGen.Tracking.Tests;

/// <summary>Parameters and results pass a wrapper as they are; what is compared with is the same method through a delegate, which is not tracked.</summary>
public sealed class ResultTests
{
    [Fact]
    public void AMethodWithoutResultRunsOnceAndIsRecorded()
    {
        var target = new Plain();

        target.Touch();

        Assert.Equal(1, target.Touched);
        var call = Recorded.Call(typeof(Plain), nameof(Plain.Touch));
        Assert.Equal(CallStatus.Success, call.Status);
        Assert.Equal("touch_time", call.Site.Metric);
        Assert.Equal("M:PerfGen.Tracking.Tests.ResultTests.Plain.Touch", call.Site.Id);
        Assert.Equal("PerfGen.Tracking.Tests", call.Site.Assembly);
    }

    [Fact]
    public void TheAttributeNamesMetricAgentAndTaskType()
    {
        new Plain().Described();

        var site = Recorded.Call(typeof(Plain), nameof(Plain.Described)).Site;
        Assert.Equal(("chosen_time", "tester", "refactoring"), (site.Metric, site.Agent, site.TaskType));
    }

    [Fact]
    public void StaticMethodsAreRecorded()
    {
        Assert.Equal(42, Plain.Answer());

        Assert.Equal(CallStatus.Success, Recorded.Call(typeof(Plain), nameof(Plain.Answer)).Status);
    }

    [Fact]
    public void ArgumentsByReferenceReachTheCallersVariables()
    {
        var target = new ByReference();
        var (changed, read, seen) = (1, 2, 3);

        ref var result = ref target.Mix(ref changed, in read, out var made, ref seen);

        Assert.Equal((11, 5), (changed, made));
        result = 99;
        Assert.Equal(99, changed);
        Assert.Single(Recorded.Calls(typeof(ByReference), nameof(ByReference.Mix)));
    }

    [Fact]
    public void AReadonlyReferenceIsReturnedAsAReference()
    {
        var values = new[] { 1, 2, 3 };

        ref readonly var last = ref ByReference.Last(values);
        values[2] = 30;

        Assert.Equal(30, last);
        Assert.Single(Recorded.Calls(typeof(ByReference), nameof(ByReference.Last)));
    }

    [Fact]
    public void SpansPassInAndOut()
    {
        Span<int> values = stackalloc int[] { 3, 1, 2 };

        var tail = Spans.Tail(values);
        tail[0] = 10;

        Assert.Equal(10, values[1]);
        Assert.Equal(16, Spans.Sum(3, 10, 3));
        Assert.Equal(6, Spans.Scoped([1, 2, 3]));
        Assert.Equal(3, Recorded.Calls(typeof(Spans)).Count);
    }

    [Fact]
    public void DefaultsNamedArgumentsAndParamsAreThoseOfTheCall()
    {
        var order = new List<int>();
        int Next(int value)
        {
            order.Add(value);
            return value;
        }

        Assert.Equal("1-7-x-", Optional.Format(1));
        Assert.Equal("3-2-x-", Optional.Format(second: Next(2), first: Next(3)));
        Assert.Equal("1-2-y-4,5", Optional.Format(1, 2, "y", 4, 5));
        Assert.Equal([2, 3], order);
        Assert.Equal(3, Recorded.Calls(typeof(Optional)).Count);
    }

    [Fact]
    public void CallerInformationIsThatOfTheUsersCall()
    {
        var (member, line, expression) = Caller.Who(1 + 1);

        Assert.Equal(nameof(CallerInformationIsThatOfTheUsersCall), member);
        Assert.Equal("1 + 1", expression);
        Assert.True(line > 50, $"line {line}");
        Assert.Single(Recorded.Calls(typeof(Caller)));
    }

    [Fact]
    public void TuplesDynamicAndNullableTypesKeepTheirMeaning()
    {
        var (first, second) = Typed.Pair((1, "a"));
        dynamic echoed = Typed.Echo("text");
        Assert.Equal(0, Typed.Echoes("static type"));

        Assert.Equal((1, "a"), (first, second));
        Assert.Equal(4, echoed.Length);
        Assert.Null(Typed.Maybe(null));
        Assert.True(Typed.TryFind("k", out var found));
        Assert.Equal(1, found.Length);
        Assert.Equal(5, Recorded.Calls(typeof(Typed)).Count);
    }

    [Fact]
    public unsafe void PointersAndFunctionPointersPass()
    {
        var value = 5;

        Assert.Equal(6, Pointers.Apply(&value, &Increment));

        Assert.Single(Recorded.Calls(typeof(Pointers)));
    }

    [Fact]
    public void OverloadsAndKeywordsAreToldApart()
    {
        Assert.Equal("int", Overloads.@class(1));
        Assert.Equal("string", Overloads.@class("a"));
        Assert.Equal("object", Overloads.@class((object)1));
        Assert.Equal("generic Int64", Overloads.@class<long>(1));
        Assert.Equal("call result self error", Overloads.Names("call", "result", "self", "error"));

        Assert.Equal(4, Recorded.Calls(typeof(Overloads), "class").Select(static call => call.Site.Id).Distinct().Count());
    }

    [Fact]
    public void ConditionalAccessCallsOnlyWhatIsThere()
    {
        Plain? nothing = null;
        var something = new Conditional();

        nothing?.Touch();

        Assert.Equal(3, something?.Three());
        Assert.Equal(3, something!.Three());
        Assert.Equal(2, Recorded.Calls(typeof(Conditional)).Count);
    }

    [Fact]
    public void CallsInLambdasInitializersAndInterpolationsAreRecorded()
    {
        Func<int> lambda = static () => Everywhere.Next();
        int Local() => Everywhere.Next();

        Assert.Equal("1 2 3", $"{lambda()} {Local()} {Everywhere.Next()}");
        Assert.Equal(4, new Everywhere().Field);
        Assert.Equal(4, Recorded.Calls(typeof(Everywhere)).Count);
    }

    [Fact]
    public void RecursionRecordsEachLevelBelowTheOneThatCalledIt()
    {
        Assert.Equal(6, Recursive.Factorial(3));

        var calls = Recorded.Calls(typeof(Recursive));
        Assert.Equal(3, calls.Count);
        Assert.Equal(calls[0].Record.Seq, calls[1].Record.Parent);
        Assert.Equal(calls[1].Record.Seq, calls[2].Record.Parent);
    }

    [Fact]
    public void InterpolatedStringHandlersAreHandedOn()
    {
        Assert.Equal("a1b", Handlers.Write($"a{1}b"));
        Assert.Equal("x:y2", new Handlers.Log("x").Write(":", $"y{2}"));

        Assert.Single(Recorded.Calls(typeof(Handlers)));
        Assert.Single(Recorded.Calls(typeof(Handlers.Log)));
    }

    private static int Increment(int value) => value + 1;

    internal sealed class Plain
    {
        public int Touched { get; private set; }

        [TrackPerformance]
        public static int Answer() => 42;

        [TrackPerformance]
        public void Touch() => Touched++;

        [TrackPerformance("chosen_time", Agent = "tester", TaskType = "refactoring")]
        public void Described()
        {
        }
    }

    internal sealed class ByReference
    {
        [TrackPerformance]
        public static ref readonly int Last(int[] values) => ref values[^1];

        [TrackPerformance]
        public ref int Mix(ref int changed, in int read, out int made, ref readonly int seen)
        {
            changed += 10;
            made = read + seen;
            return ref changed;
        }
    }

    internal static class Spans
    {
        [TrackPerformance]
        public static Span<int> Tail(Span<int> values) => values[1..];

        [TrackPerformance]
        public static int Sum(params ReadOnlySpan<int> values)
        {
            var sum = 0;
            foreach (var value in values)
            {
                sum += value;
            }

            return sum;
        }

        [TrackPerformance]
        public static int Scoped(scoped Span<int> values) => values[0] + values[1] + values[2];
    }

    internal static class Optional
    {
        [TrackPerformance]
        public static string Format(int first, int second = 7, string third = "x", params int[] rest) => $"{first}-{second}-{third}-{string.Join(',', rest)}";
    }

    internal static class Caller
    {
        [TrackPerformance]
        public static (string Member, int Line, string Expression) Who(
            int value, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(value))] string expression = "") => (member, line, expression);
    }

    internal static class Typed
    {
        [TrackPerformance]
        public static (int Number, string Text) Pair((int Number, string Text) pair) => pair;

        [TrackPerformance]
        public static dynamic Echo(dynamic value) => value;

        [TrackPerformance]
        public static int Echoes(dynamic value) => value is int ? 1 : 0;

        [TrackPerformance]
        [return: NotNullIfNotNull(nameof(value))]
        public static string? Maybe(string? value) => value;

        [TrackPerformance]
        public static bool TryFind(string key, [NotNullWhen(true)] out string? value)
        {
            value = key;
            return true;
        }
    }

    internal static unsafe class Pointers
    {
        [TrackPerformance]
        public static int Apply(int* value, delegate*<int, int> function) => function(*value);
    }

    internal static class Overloads
    {
        [TrackPerformance]
        public static string @class(int value) => "int";

        [TrackPerformance]
        public static string @class(string value) => "string";

        [TrackPerformance]
        public static string @class(object value) => "object";

        [TrackPerformance]
        public static string @class<T>(T value) => "generic " + typeof(T).Name;

        [TrackPerformance]
        public static string Names(string call, string result, string self, string error) => $"{call} {result} {self} {error}";
    }

    internal sealed class Conditional
    {
        [TrackPerformance]
        public int Three() => 3;
    }

    internal sealed class Everywhere
    {
        private static int s_last;

        public int Field { get; } = Next();

        [TrackPerformance]
        public static int Next() => ++s_last;
    }

    internal static class Recursive
    {
        [TrackPerformance]
        public static int Factorial(int number) => number <= 1 ? 1 : number * Factorial(number - 1);
    }

    internal static class Handlers
    {
        [TrackPerformance]
        public static string Write(ref DefaultInterpolatedStringHandler text) => text.ToStringAndClear();

        internal sealed class Log(string name)
        {
            public string Name => name;

            [TrackPerformance]
            public string Write(string separator, [InterpolatedStringHandlerArgument("", nameof(separator))] Handler text) => text.Text;
        }

        [InterpolatedStringHandler]
        internal ref struct Handler(int literalLength, int formattedCount, Log log, string separator)
        {
            private readonly int _parts = literalLength + formattedCount;

            public string Text { get; private set; } = log.Name + separator;

            public void AppendLiteral(string text) => Text += text;

            public void AppendFormatted(int value) => Text += _parts > 0 ? value : "";
        }
    }
}
