using PerfGen.Contracts;

namespace PerfGen.Analyzers.Tests.Roslyn;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("Length", "Length", 0)]
    [InlineData("Lenth", "Length", 1)]
    [InlineData("Lenght", "Length", 1)]
    [InlineData("Lengtt", "Length", 1)]
    [InlineData("TotalTokens", "TotalTokenCount", 5)]
    [InlineData("kitten", "sitting", 3)]
    public void ADistanceCountsTheLettersToChange(string from, string to, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(from, to));
        Assert.Equal(distance, NearestName.Distance(to, from));
    }

    [Theory]
    [InlineData("length", "Length", true)]
    [InlineData("Len", "Length", true)]
    [InlineData("Foo", "Bar", false)]
    [InlineData("Cost", "Size", false)]
    [InlineData("X", "Id", false)]
    public void NearIsWhatKeepsHalfOfItsLetters(string written, string candidate, bool isNear) =>
        Assert.Equal(isNear, NearestName.IsNear(written, candidate, out _));
}
