namespace PerfGen.Contracts;

/// <summary>
/// <c>unit := term ['/' term]</c>, <c>term := known ['{' annotation '}'] | '{' thing '}'</c>. A known unit is a spelling of <see cref="UnitTable"/>;
/// an annotation behind it says more and changes nothing; alone it is what is counted.
/// </summary>
internal static class UnitGrammar
{
    /// <summary>A unit longer than this is not read: the first schema that had one allowed 50.</summary>
    private const int MaxLength = 63;

    public static Unit? Parse(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var slash = SlashOutsideBraces(text);
        if (slash < 0)
        {
            return ParseTerm(text);
        }

        return ParseTerm(text.Substring(0, slash)) is { } counted && ParseTerm(text.Substring(slash + 1)) is { } per
            && per.Kind != UnitKind.Share && counted.Dimension != per.Dimension
            ? Rate(counted, per)
            : null;
    }

    public static Unit CanonicalRate(Unit rate)
    {
        var slash = SlashOutsideBraces(rate.Code);
        return Rate(ParseTerm(rate.Code.Substring(0, slash))!.Canonical, ParseTerm(rate.Code.Substring(slash + 1))!.Canonical);
    }

    private static Unit Rate(Unit counted, Unit per) => new(
        counted.Word + "/" + per.Code,
        counted.Code + "/" + per.Code,
        UnitKind.Rate,
        counted.Dimension + " per " + per.Dimension,
        counted.Scale / per.Scale);

    private static Unit? ParseTerm(string text)
    {
        if (UnitTable.Find(text) is { } known)
        {
            return known;
        }

        var brace = text.IndexOf('{');
        if (brace < 0 || !IsAnnotation(text, brace))
        {
            return null;
        }

        return brace == 0
            ? new(text, text, UnitKind.Things, text, Ratio.One)
            : UnitTable.Find(text.Substring(0, brace)) is not { } annotated ? null
            : annotated.Code == "1" ? ParseTerm(text.Substring(brace)) // 1{token} is {token}.
            : annotated;
    }

    /// <summary>One pair of braces at the end, with something printable in it.</summary>
    private static bool IsAnnotation(string text, int brace)
    {
        if (text.Length < brace + 3 || text[text.Length - 1] != '}')
        {
            return false;
        }

        for (var i = brace + 1; i < text.Length - 1; i++)
        {
            if (text[i] is < '!' or > '~' or '{' or '}')
            {
                return false;
            }
        }

        return true;
    }

    private static int SlashOutsideBraces(string text)
    {
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    inside = true;
                    break;
                case '}':
                    inside = false;
                    break;
                case '/' when !inside:
                    return i;
            }
        }

        return -1;
    }
}
