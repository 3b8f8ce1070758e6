namespace PerfGen.Contracts;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Its first character, counted from 0.</param>
/// <param name="Length">How many characters it has.</param>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public static TextRange Between(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>Line and column of its begin in a text, both counted from 1 as editors show them.</summary>
    public (int Line, int Column) Of(string text)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < Start && i < text.Length; i++)
        {
            (line, column) = text[i] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return (line, column);
    }
}
