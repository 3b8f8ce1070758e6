namespace PerfGen.Tracking.Tests;

public sealed class ExtensionTests
{
    [Fact]
    public void ExtensionMethodsAreRecordedHoweverTheyAreCalled()
    {
        Assert.Equal("a!", "a".Shout());
        Assert.Equal("a!", Extensions.Shout("a"));
        Assert.Equal("a?", "a".With<char>('?'));
        Assert.Equal("", default(string).OrEmpty());

        Assert.Equal(4, Recorded.Calls(typeof(Extensions)).Count(static call => call.Site.Method is "Shout" or "With" or "OrEmpty"));
    }

    [Fact]
    public void AnExtensionOfAStructByReferenceChangesTheStruct()
    {
        var point = (X: 1, Y: 2);

        point.Swap();
        Extensions.Swap(ref point);
        point.Swap();

        Assert.Equal((2, 1), point);
        Assert.Equal(2, point.ReadX());
        Assert.Equal(3, Recorded.Calls(typeof(Extensions), "Swap").Count);
        Assert.Single(Recorded.Calls(typeof(Extensions), "ReadX"));
    }

    [Fact]
    public void APrivateExtensionMethodIsRecorded()
    {
        Assert.Equal("[a]", Extensions.Wrap("a"));

        Assert.Single(Recorded.Calls(typeof(Extensions), "Wrapped"));
    }
}

internal static class Extensions
{
    public static string Wrap(string text) => text.Wrapped();

    [TrackPerformance]
    public static string Shout(this string text) => text + "!";

    [TrackPerformance]
    public static string With<T>(this string text, T suffix) => text + suffix;

    [TrackPerformance]
    public static string OrEmpty(this string? text) => text ?? "";

    [TrackPerformance]
    public static void Swap(this ref (int X, int Y) point) => point = (point.Y, point.X);

    [TrackPerformance]
    public static int ReadX(this in (int X, int Y) point) => point.X;

    [TrackPerformance]
    private static string Wrapped(this string text) => $"[{text}]";
}
