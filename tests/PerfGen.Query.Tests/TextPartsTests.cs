using PerfGen.Query.Asking;

namespace PerfGen.Query.Tests;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("a {x} b", "a [x] b")]
    [InlineData("{x}{_Y2}", "[x][_Y2]")]
    [InlineData("{v: 1, w: {x}} {} {x", "{v: 1, w: [x]} {} {x")]
    [InlineData("{unknown} {x}", "{unknown} [x]")]
    [InlineData("none", "none")]
    [InlineData("", "")]
    public void EachNameInBracesGetsItsPartAndAllElseStays(string text, string expected) =>
        Assert.Equal(expected, TextParts.Replace(text, static name => name == "unknown" ? null : $"[{name}]"));

    [Fact]
    public void APartIsNotLookedAtAgain() => Assert.Equal("{x}!", TextParts.Replace("{x}!", static _ => "{x}"));

    [Theory]
    [InlineData("f(a, $b) + f(c.d, 0.95)", "<a;$b> + <c.d;0.95>")]
    [InlineData("of(a, b), x_f(a, b), f (a, b)", "of(a, b), x_f(a, b), f (a, b)")]
    [InlineData("f(a), f(a, b, c), f(a, g(b)), f(a + 1, b)", "f(a), f(a, b, c), f(a, g(b)), f(a + 1, b)")]
    [InlineData("f(", "f(")]
    [InlineData("f(, b)", "f(, b)")]
    public void ACallOfThatNameWithPlainArgumentsIsReplaced(string text, string expected) =>
        Assert.Equal(expected, TextParts.ReplaceCalls(text, "f", 2, static of => $"<{of[0]};{of[1]}>"));

    [Theory]
    [InlineData("where a = $agent", "agent", true)]
    [InlineData("where a = $agent)", "agent", true)]
    [InlineData("where a = $agents", "agent", false)]
    [InlineData("where a = $agents or b = $agent", "agent", true)]
    [InlineData("where a = agent", "agent", false)]
    [InlineData("p = $p_other", "p", false)]
    public void AParameterIsUsedWhereItsWholeNameStands(string text, string name, bool expected) => Assert.Equal(expected, TextParts.UsesParameter(text, name));
}
