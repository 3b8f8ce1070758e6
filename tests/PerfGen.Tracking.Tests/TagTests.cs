using System.Globalization;

namespace PerfGen.Tracking.Tests;

/// <summary>Values that are recorded as tags of calls: those that are asked for, and no others.</summary>
public sealed partial class TagTests
{
    [Fact]
    public void AnArgumentIsATagUnderItsNameOrTheOneThatIsGiven()
    {
        Tagged.Call("eu", 3, DayOfWeek.Monday, "secret");

        Assert.Equal(Tags(("region", "eu"), ("batch_size", "3"), ("day", "Monday")), Recorded.Call(typeof(Tagged), nameof(Tagged.Call)).Tags);
    }

    [Fact]
    public void TextIsThatOfTheInvariantCultureAndOfLimitedLength()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Tagged.Texts(1.5, true, new string('x', 2000), null, new Throws());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(Tags(("number", "1.5"), ("flag", "true"), ("text", new string('x', 1024))), Recorded.Call(typeof(Tagged), nameof(Tagged.Texts)).Tags);
    }

    [Fact]
    public void TagsAreReadBeforeTheCallAndRecordedHoweverItEnds()
    {
        var order = new Order("a");

        Assert.Throws<InvalidDataException>(() => new Owner("me").Fail(order, ref order));

        Assert.Equal("changed", order.Name);
        Assert.Equal(Tags(("name", "a"), ("owner", "me"), ("by_reference", "a")), Recorded.Call(typeof(Owner), nameof(Owner.Fail)).Tags);
    }

    [Fact]
    public async Task ResultsAreTagsOfCallsThatSucceed()
    {
        Tagged.Result("ok");
        Assert.Equal("late", await Tagged.ResultAsync("late"));
        Assert.Equal("v", await Tagged.ResultValueAsync("v"));
        Assert.Throws<InvalidDataException>(static () => Tagged.Result(null));

        var results = Recorded.Calls(typeof(Tagged), nameof(Tagged.Result));
        Assert.Equal(Tags(("kind", "ok"), ("length", "2")), results[0].Tags);
        Assert.Empty(results[1].Tags);
        Assert.Equal(Tags(("kind", "late")), Recorded.Call(typeof(Tagged), nameof(Tagged.ResultAsync)).Tags);
        Assert.Equal(Tags(("kind", "v"), ("given", "v")), Recorded.Call(typeof(Tagged), nameof(Tagged.ResultValueAsync)).Tags);
    }

    [Fact]
    public async Task AStreamHasTheTagsOfItsCallInEveryEnumeration()
    {
        var stream = Tagged.StreamAsync("s");
        for (var i = 0; i < 2; i++)
        {
            await foreach (var item in stream)
            {
                Assert.Equal(1, item);
            }
        }

        Assert.All(Recorded.Calls(typeof(Tagged), nameof(Tagged.StreamAsync)), static call => Assert.Equal(Tags(("name", "s")), call.Tags));
    }

    [Fact]
    public void ABodyThatTakesACallOverAddsItsTagsToIt()
    {
        ITagged target = new Body();

        target.Run("outer", "inner");

        Assert.Equal(Tags(("outer", "outer"), ("inner", "inner")), Recorded.Call(typeof(Body), nameof(Body.Run)).Tags);
    }

    [Fact]
    public void PrivateMembersAndKeywordsAreReadToo()
    {
        Tagged.Keywords("a", new Order("b"), 5);

        Assert.Equal(Tags(("class", "a"), ("hidden", "b"), ("result", "5")), Recorded.Call(typeof(Tagged), nameof(Tagged.Keywords)).Tags);
    }

    [Fact]
    public void ADynamicArgumentIsATagWithoutBeingBoundAtRunTime()
    {
        Func<object, int> call = static value => Tagged.Dynamic(value);

        Assert.Equal(1, call("d"));
        Assert.Equal(Tags(("value", "d")), Recorded.Call(typeof(Tagged), nameof(Tagged.Dynamic)).Tags);
    }

    [Fact]
    public void EnumsAreMeasuredAsTheNumbersThatTheyAre()
    {
        Tagged.Level(DayOfWeek.Friday);

        Assert.Equal(5, Recorded.Call(typeof(Tagged), nameof(Tagged.Level)).Captures["day_level"].Value);
        Assert.False(Recorded.Call(typeof(Tagged), nameof(Tagged.Level)).Captures.ContainsKey("no_level"));
    }

    private static Dictionary<string, string> Tags(params (string Name, string Value)[] tags) => tags.ToDictionary(static tag => tag.Name, static tag => tag.Value);

    internal static class Tagged
    {
        [TrackPerformance]
        public static void Call([Tag] string region, [Tag] int batchSize, [Tag("day")] DayOfWeek weekday, string notAsked)
        {
        }

        [TrackPerformance]
        public static void Texts([Tag] double number, [Tag] bool flag, [Tag] string text, [Tag] string? nothing, [Tag] Throws throws)
        {
        }

        [TrackPerformance]
        [Tag("kind")]
        [Tag("length", From = "result.Length")]
        public static string Result(string? text) => text ?? throw new InvalidDataException();

        [TrackPerformance]
        [Tag("kind")]
        public static async Task<string> ResultAsync(string text)
        {
            await Task.Yield();
            return text;
        }

        [TrackPerformance]
        [Tag("kind", From = "result")]
        [Tag("given", From = "text")]
        public static async ValueTask<string> ResultValueAsync(string text)
        {
            await Task.Yield();
            return text;
        }

        [TrackPerformance]
        public static async IAsyncEnumerable<int> StreamAsync([Tag] string name)
        {
            await Task.Yield();
            yield return 1;
        }

        [TrackPerformance]
        public static void Keywords([Tag] string @class, [Tag("hidden", From = "Hidden")] Order order, [Tag] int result)
        {
        }

        [TrackPerformance]
        public static int Dynamic([Tag] dynamic value) => 1;

        [TrackPerformance]
        [Measure("day_level", Units.Count, From = "day")]
        [Measure("no_level", Units.Count, From = "none")]
        public static void Level(DayOfWeek day, DayOfWeek? none = null)
        {
        }
    }

    internal sealed class Throws
    {
        public override string ToString() => throw new InvalidOperationException();
    }

    internal sealed class Order(string name)
    {
        public string Name { get; set; } = name;

        internal string Hidden => Name;
    }

    internal sealed class Owner(string name)
    {
        private string Name { get; } = name;

        [TrackPerformance]
        [Tag("owner", From = "this.Name")]
        [Tag("broken", From = "this.Broken")]
        public int Fail([Tag("name", From = "Name")] Order order, [Tag("by_reference", From = "Name")] ref Order same)
        {
            order.Name = "changed";
            throw new InvalidDataException(Name);
        }

        public string Broken => throw new InvalidOperationException();
    }

    internal interface ITagged
    {
        [TrackPerformance]
        void Run([Tag] string outer, string inner);
    }

    internal sealed partial class Body : ITagged
    {
        [TrackPerformance]
        public partial void Run(string outer, [Tag] string inner);

        private void RunCore(string outer, string inner)
        {
        }
    }
}
