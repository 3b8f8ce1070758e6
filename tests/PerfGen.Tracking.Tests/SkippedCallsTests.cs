using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace PerfGen.Tracking.Tests;

/// <summary>Calls that an interceptor would change the meaning of are left as they are: they run as in the untracked program, and are not recorded.</summary>
public sealed class SkippedCallsTests
{
    [Fact]
    public void ABaseCallRunsTheBaseMethod()
    {
        Assert.Equal("derived of base", new Derived().Name());

        Assert.Single(Recorded.Calls(typeof(Derived)));
        Assert.Empty(Recorded.Calls(typeof(Base), "Name"));
    }

    [Fact]
    public void ABaseCallOfAMethodThatIsNotVirtualIsRecorded()
    {
        Assert.Equal("plain", new Derived().ThroughBase());

        Assert.Single(Recorded.Calls(typeof(Base), "Plain"));
    }

    [Fact]
    public void AnExpressionTreeNamesTheMethodThatWasWritten()
    {
        Expression<Func<int, int>> tree = static number => Trees.Double(number);
        var query = new[] { 1, 2 }.AsQueryable().Select(static number => Trees.Double(number));
        var syntax = from number in new[] { 1 }.AsQueryable() where Trees.Double(number) > 0 select number;

        Assert.Equal(typeof(Trees), ((MethodCallExpression)tree.Body).Method.DeclaringType);
        Assert.Contains("Double", query.Expression.ToString(), StringComparison.Ordinal);
        Assert.Equal([2, 4], query);
        Assert.Equal([1], syntax);
        Assert.Empty(Recorded.Calls(typeof(Trees)));
    }

    [Fact]
    public void AStructBehindATypeParameterKeepsWhatTheCallChanges()
    {
        var counter = new Counter();

        Increment(ref counter);
        Increment(ref counter);

        Assert.Equal(2, counter.Value);
        Assert.Empty(Recorded.Calls(typeof(IIncrement)));

        static void Increment<T>(ref T target)
            where T : IIncrement => target.Increment();
    }

    [Fact]
    public void StaticAbstractMembersAreCalledOnTheTypeArgument()
    {
        Assert.Equal("a", Create<A>());
        Assert.Empty(Recorded.Calls("SkippedCallsTests.IMake"));

        static string Create<T>()
            where T : IMake => T.Make();
    }

    [Fact]
    public void DynamicCallsAreBoundWhenTheProgramRuns()
    {
        dynamic target = new Dynamic();
        dynamic argument = "text";

        Assert.Equal("string", target.Kind("text"));
        Assert.Equal("string", new Dynamic().Kind(argument));
        Assert.Equal("int", new Dynamic().Kind(1));
        Assert.Single(Recorded.Calls(typeof(Dynamic)));
    }

    [Fact]
    public unsafe void DelegatesLocalFunctionsFunctionPointersAndNamesAreNoCallsOfTheMethod()
    {
        Func<int> group = Groups.One;
        delegate*<int> pointer = &Groups.One;
        Func<int> invoked = group.Invoke;

        Assert.Equal(5, group() + group.Invoke() + pointer() + invoked() + Local());
        Assert.Equal("One", nameof(Groups.One));
        Assert.Empty(Recorded.Calls(typeof(Groups)));

#pragma warning disable PRFG1002 // It is an error where it stands; here it is looked at what would run.
        [TrackPerformance]
        static int Local() => 1;
#pragma warning restore PRFG1002
    }

    [Fact]
    public void ConditionalMethodsAreCalledWhereTheirSymbolIsDefined()
    {
        Conditions.Ran = 0;

        Conditions.Never();

        Assert.Equal(0, Conditions.Ran);
        Assert.Empty(Recorded.Calls(typeof(Conditions)));
    }

    [Fact]
    public async Task MethodsWhoseEndIsNotSeenAreLeftAlone()
    {
        var order = new List<string>();
        var context = new CountingContext();
        SynchronizationContext.SetSynchronizationContext(context);
        Ends.Fire(order);
        SynchronizationContext.SetSynchronizationContext(null);

        Assert.Equal(1, context.Started);
        await Ends.Awaitable();
        Assert.Empty(Recorded.Calls(typeof(Ends)));
    }

    [Fact]
    public void MethodsOfTypesThatNoOtherFileCanNameAreLeftAlone()
    {
        Assert.Equal("file", FileLocal.Name());
        Assert.Equal("private", new Nested().Name());
        Assert.Equal("argument", Takes(new Nested()));

        Assert.Empty(Recorded.Calls(typeof(Nested)));
        Assert.Empty(Recorded.Calls(typeof(SkippedCallsTests), nameof(Takes)));
    }

    [Fact]
    public void MembersThatAreNoCallsInTheSourceAreLeftAlone()
    {
        var sum = 0;
        foreach (var item in new Pattern())
        {
            sum += item;
        }

        var (first, second) = new Pattern();
        Pattern made = [1, 2];

        Assert.Equal(3, sum);
        Assert.Equal((1, 2), (first, second));
        Assert.NotNull(made);
        Assert.Empty(Recorded.Calls(typeof(Pattern)));
    }

    [TrackPerformance]
    private static string Takes(Nested nested) => nested is null ? "" : "argument";

    internal class Base
    {
        [TrackPerformance]
        public virtual string Name() => "base";

        [TrackPerformance]
        public string Plain() => "plain";
    }

    internal sealed class Derived : Base
    {
        [TrackPerformance]
        public override string Name() => "derived of " + base.Name();

        public string ThroughBase() => base.Plain();
    }

    internal static class Trees
    {
        [TrackPerformance]
        public static int Double(int number) => number * 2;
    }

    internal interface IIncrement
    {
        [TrackPerformance]
        void Increment();
    }

    private struct Counter : IIncrement
    {
        public int Value { get; private set; }

        public void Increment() => Value++;
    }

    internal interface IMake
    {
        [TrackPerformance]
        static abstract string Make();
    }

    private sealed class A : IMake
    {
        public static string Make() => "a";
    }

    public sealed class Dynamic
    {
        [TrackPerformance]
        public string Kind(string value) => "string";

        [TrackPerformance]
        public string Kind(int value) => "int";
    }

    internal static class Groups
    {
        [TrackPerformance]
        public static int One() => 1;
    }

    internal static class Conditions
    {
        public static int Ran { get; set; }

        [TrackPerformance]
        [Conditional("NEVER_DEFINED")]
        public static void Never() => Ran++;
    }

    internal static class Ends
    {
        [TrackPerformance]
        public static async void Fire(List<string> order)
        {
            order.Add("fired");
            await Task.CompletedTask;
        }

        [TrackPerformance]
        public static YieldAwaitable Awaitable() => Task.Yield();
    }

    private sealed class CountingContext : SynchronizationContext
    {
        public int Started { get; private set; }

        public override void OperationStarted() => Started++;
    }

    private sealed class Nested
    {
        [TrackPerformance]
        public string Name() => "private";
    }

    [CollectionBuilder(typeof(PatternBuilder), nameof(PatternBuilder.Build))]
    internal sealed class Pattern : IEnumerable<int>
    {
        [TrackPerformance]
        public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)[1, 2]).GetEnumerator();

        [TrackPerformance]
        public void Deconstruct(out int first, out int second) => (first, second) = (1, 2);

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }

    internal static class PatternBuilder
    {
        [TrackPerformance]
        public static Pattern Build(ReadOnlySpan<int> items) => new();
    }
}

file static class FileLocal
{
    [TrackPerformance]
    public static string Name() => "file";
}
