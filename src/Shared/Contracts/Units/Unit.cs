namespace PerfGen.Contracts;

/// <summary>A unit that has been understood. Two spellings of the same unit are equal: <c>seconds</c>, <c>sec</c> and <c>s</c>.</summary>
internal sealed class Unit : IEquatable<Unit>
{
    /// <summary>Makes a unit.</summary>
    /// <param name="word">PerfGen's word for it: <c>seconds</c>.</param>
    /// <param name="code">Its UCUM code: <c>s</c>.</param>
    /// <param name="kind">What it measures.</param>
    /// <param name="dimension">What can be converted into each other is of one dimension; currencies and counted things each have their own.</param>
    /// <param name="scale">How much of the dimension's base it is.</param>
    public Unit(string word, string code, UnitKind kind, string dimension, Ratio scale)
    {
        Word = word;
        Code = code;
        Kind = kind;
        Dimension = dimension;
        Scale = scale;
    }

    public string Word { get; }

    public string Code { get; }

    public UnitKind Kind { get; }

    public string Dimension { get; }

    public Ratio Scale { get; }

    /// <summary>The unit that values of this dimension are recorded in. A share has two, percent and ratio, and both stand for themselves.</summary>
    public Unit Canonical => Kind switch
    {
        UnitKind.Time => UnitTable.Seconds,
        UnitKind.Information => UnitTable.Bytes,
        UnitKind.Rate => UnitGrammar.CanonicalRate(this),
        _ => this,
    };

    public bool IsCanonical => Equals(Canonical);

    /// <summary>Reads a unit; null where the text is not one.</summary>
    public static Unit? Parse(string text) => UnitGrammar.Parse(text);

    /// <summary>By what a value in this unit is multiplied to be one in the other; null where they measure different things.</summary>
    public Ratio? To(Unit other) => Dimension == other.Dimension ? Scale / other.Scale : null;

    public bool Equals(Unit? other) => other is not null && Dimension == other.Dimension && Scale == other.Scale;

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(Dimension) * 397) ^ Scale.GetHashCode());

    public override string ToString() => Word;
}
