using System.Runtime.CompilerServices;
using PerfGen.Tracking.Tests;

namespace PerfGen.Hosting.Tests;

/// <summary>Members of interfaces that are easily mixed up, or changed, on their way through a decorator.</summary>
public sealed class DecoratedMemberTests
{
    [Fact]
    public void MembersOfOneNameFromSeveralInterfacesStayApart()
    {
        IDiamond tracked = new TrackedDiamond(new Diamond());

        Assert.Equal("left", ((ILeft)tracked).Side());
        Assert.Equal("right", ((IRight)tracked).Side());
        Assert.Equal("text", tracked.Value());
        Assert.Equal(4, ((IHidden)tracked).Value());

        Assert.Equal(["ILeft.Side", "IRight.Side"], Names(typeof(ILeft), typeof(IRight)));
        Assert.Equal(["IDiamond.Value", "IHidden.Value"], Names(typeof(IDiamond), typeof(IHidden)));
    }

    [Fact]
    public void ArgumentsOfEveryKindAreHandedOnAsTheyAre()
    {
        var inner = new Arguments();
        IArguments tracked = new TrackedArguments(inner);
        var large = new Large(3);

        Assert.True(Unsafe.AreSame(in large, in tracked.Same(in large)));
        Assert.Equal(3, tracked.Sum(1, 2));
        Assert.Equal(6, tracked.Spread(1, 2, 3));
        Assert.Equal(nameof(ArgumentsOfEveryKindAreHandedOnAsTheyAre), tracked.Caller());
        Assert.Equal(2, tracked.Length("ab"));
        Assert.Equal(5, tracked[in large, 2]);
    }

    private static IEnumerable<string> Names(params Type[] types) => types.SelectMany(type => Recorded.Calls(type).Select(call => $"{type.Name}.{call.Site.Method}")).Order(StringComparer.Ordinal);
}

[TrackPerformance]
internal interface ILeft
{
    string Side();
}

[TrackPerformance]
internal interface IRight
{
    string Side();
}

[TrackPerformance]
internal interface IHidden
{
    int Value();
}

[TrackPerformance]
internal interface IDiamond : ILeft, IRight, IHidden
{
    new string Value();
}

internal sealed class Diamond : IDiamond
{
    string ILeft.Side() => "left";

    string IRight.Side() => "right";

    string IDiamond.Value() => "text";

    int IHidden.Value() => 4;
}

internal readonly record struct Large(int Value);

[TrackPerformance]
internal interface IArguments
{
    ref readonly Large Same(in Large value);

    int Sum(int left, int right = 5);

    int Spread(params ReadOnlySpan<int> values);

    string Caller([CallerMemberName] string name = "");

    int Length(scoped ReadOnlySpan<char> text);

    int this[in Large first, int second] { get; }
}

internal sealed class Arguments : IArguments
{
    public ref readonly Large Same(in Large value) => ref value;

    public int Sum(int left, int right = 5) => left + right;

    public int Spread(params ReadOnlySpan<int> values)
    {
        var sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public string Caller(string name = "") => name;

    public int Length(scoped ReadOnlySpan<char> text) => text.Length;

    public int this[in Large first, int second] => first.Value + second;
}
