namespace PerfGen.Tracking.Tests;

public sealed class GenericTests
{
    [Fact]
    public void GenericMethodsAreRecordedOncePerDeclaration()
    {
        Assert.Equal(1, Methods.Echo(1));
        Assert.Equal("a", Methods.Echo("a"));
        Assert.Equal("b", Methods.Echo(new { Name = "b" }).Name);
        Assert.Equal(3, Methods.Largest([1, 3, 2]));

        var echoes = Recorded.Calls(typeof(Methods), nameof(Methods.Echo));
        Assert.Equal(3, echoes.Count);
        Assert.Single(echoes.Select(static call => call.Site.Id).Distinct());
    }

    [Fact]
    public async Task EveryConstraintIsRepeated()
    {
        Assert.Equal("Item", Constraints.New<Item>().GetType().Name);
        Assert.Equal(4, Constraints.Size<int>());
        Assert.Equal("1", Constraints.Text<int?, int>(1));
        Assert.Equal(2, Constraints.Count<int[], int>([1, 2]));
        Assert.Equal("One", Constraints.Name(Number.One));
        Assert.Equal("x", await Constraints.KeepAsync("x"));
        Assert.Equal(1, Constraints.RefLike<Span<int>>([1]));
        Assert.Null(Constraints.Maybe<string>(null));

        Assert.Equal(8, Recorded.Calls(typeof(Constraints)).Count);
    }

    [Fact]
    public void MethodsOfGenericTypesAreRecordedUnderTheirDeclaration()
    {
        var box = new Box<int>(1);
        var lid = new Box<string>.Lid<int>();

        Assert.Equal(1, box.Value());
        Assert.Equal("1a", box.With("a"));
        Assert.Equal((5, "x"), lid.Pair(5, "x"));
        Assert.Equal(7, Box<int>.Make(7).Value());
        Assert.Equal("hides Int32", box.Hides<int>());

        Assert.Equal(2, Recorded.Calls("GenericTests.Box<T>", "Value").Count);
        Assert.Single(Recorded.Calls("GenericTests.Box<T>", "With"));
        Assert.Single(Recorded.Calls("GenericTests.Box<T>.Lid<T>", "Pair"));
        Assert.Single(Recorded.Calls("GenericTests.Box<T>", "Hides"));
    }

    [Fact]
    public void PrivateMethodsOfGenericTypesAreRecorded()
    {
        Assert.Equal("1 a b", new Vault<int>(1).Open("a", "b"));

        Assert.Single(Recorded.Calls("GenericTests.Vault<T>", "Secret"));
        Assert.Single(Recorded.Calls("GenericTests.Vault<T>", "Shared"));
    }

    [Fact]
    public void CallsThroughVariantInterfacesReachWhatTheConversionMeans()
    {
        var both = new Variant();
        IMakes<object> strings = both;
        ITakes<string> takes = both;
        IMakes<IEnumerable<object>> lists = new Lists();
        ITakes<Action<object>> actions = new Actions();
        Func<object> make = () => strings.Make();
        Action<string> take = text => takes.Take(text);

        Assert.Equal("made", strings.Make());
        Assert.Equal("made", make());
        take("x");
        Assert.Equal("took y", takes.Take("y"));
        Assert.Equal(["a"], lists.Make());
        Assert.Equal("done", actions.Take(static _ => { }));

        // Of two that fit, the run time takes the one that the class names first, as it does for an untracked one.
        Assert.Equal(((IPlainMakes<object>)new Ambiguous()).Make(), ((IMakes<object>)new Ambiguous()).Make());

        Assert.Equal(4, Recorded.Calls("GenericTests.IMakes<TOut>", "Make").Count);
        Assert.Equal(3, Recorded.Calls("GenericTests.ITakes<TIn>", "Take").Count);
        Assert.Equal(["took x", "took y"], both.Log);
    }

    internal interface IMakes<out TOut>
    {
        [TrackPerformance]
        TOut Make();
    }

    internal interface IPlainMakes<out TOut>
    {
        TOut Make();
    }

    internal interface ITakes<in TIn>
    {
        [TrackPerformance]
        string Take(TIn value);
    }

    internal sealed class Variant : IMakes<string>, ITakes<object>
    {
        public List<string> Log { get; } = [];

        public string Make() => "made";

        public string Take(object value)
        {
            Log.Add($"took {value}");
            return Log[^1];
        }
    }

    internal sealed class Lists : IMakes<List<string>>
    {
        public List<string> Make() => ["a"];
    }

    internal sealed class Actions : ITakes<Action<string>>
    {
        public string Take(Action<string> value)
        {
            value("");
            return "done";
        }
    }

    internal sealed class Ambiguous : IMakes<Uri>, IMakes<string>, IPlainMakes<Uri>, IPlainMakes<string>
    {
        Uri IMakes<Uri>.Make() => new("shop:b");

        string IMakes<string>.Make() => "string";

        Uri IPlainMakes<Uri>.Make() => new("shop:b");

        string IPlainMakes<string>.Make() => "string";
    }

    internal enum Number
    {
        One,
    }

    internal static class Methods
    {
        [TrackPerformance]
        public static T Echo<T>(T value) => value;

        [TrackPerformance]
        public static T Largest<T>(IEnumerable<T> values)
            where T : IComparable<T> => values.Max()!;
    }

    internal sealed class Item;

    internal static class Constraints
    {
        [TrackPerformance]
        public static T New<T>()
            where T : class, new() => new();

        [TrackPerformance]
        public static unsafe int Size<T>()
            where T : unmanaged => sizeof(T);

        [TrackPerformance]
        public static string? Text<T, TValue>(T value)
            where TValue : struct => value?.ToString();

        [TrackPerformance]
        public static int Count<TList, TItem>(TList list)
            where TList : class?, IEnumerable<TItem>
            where TItem : notnull => list.Count();

        [TrackPerformance]
        public static string Name<T>(T value)
            where T : struct, Enum => Enum.GetName(value)!;

        [TrackPerformance]
        public static async Task<T> KeepAsync<T>(T value)
        {
            await Task.Yield();
            return value;
        }

        [TrackPerformance]
        public static int RefLike<T>(T value)
            where T : allows ref struct => 1;

        [TrackPerformance]
        public static T? Maybe<T>(T? value)
            where T : class => value;
    }

    internal sealed class Box<T>(T value)
    {
        [TrackPerformance]
        public static Box<T> Make(T value) => new(value);

        [TrackPerformance]
        public T Value() => value;

        [TrackPerformance]
        public string With<TOther>(TOther other) => $"{value}{other}";

#pragma warning disable CS0693 // A type parameter of the same name as the type's: what this is about.
        [TrackPerformance]
        public string Hides<T>() => "hides " + typeof(T).Name;

        internal sealed class Lid<T>
        {
            [TrackPerformance]
            public (T, TOther) Pair<TOther>(T first, TOther second) => (first, second);
        }
#pragma warning restore CS0693
    }

    internal sealed class Vault<T>(T value)
        where T : struct
    {
        public string Open(string first, string second) => Secret(first) + Shared(second);

        [TrackPerformance]
        private static string Shared<TOther>(TOther other)
            where TOther : class => " " + other;

        [TrackPerformance]
        private string Secret<TOther>(TOther other) => $"{value} {other}";
    }
}
