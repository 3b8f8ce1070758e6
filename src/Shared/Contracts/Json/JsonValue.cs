namespace PerfGen.Contracts;

/// <summary>A value of a JSON text, with its place.</summary>
internal abstract record JsonValue(TextRange At)
{
    /// <summary>What it is, as a message says it.</summary>
    public abstract string Kind { get; }
}

/// <param name="At">From brace to brace.</param>
/// <param name="Members">In the order of the text; a key may occur twice.</param>
/// <param name="IsWhole">Its closing brace was found.</param>
internal sealed record JsonObject(TextRange At, IReadOnlyList<JsonMember> Members, bool IsWhole) : JsonValue(At)
{
    public override string Kind => "an object";
}

/// <param name="Key">The key.</param>
/// <param name="Value">The value behind it.</param>
internal sealed record JsonMember(JsonString Key, JsonValue Value);

/// <param name="At">From bracket to bracket.</param>
/// <param name="Items">In the order of the text.</param>
internal sealed record JsonArray(TextRange At, IReadOnlyList<JsonValue> Items) : JsonValue(At)
{
    public override string Kind => "an array";
}

/// <param name="At">With its quotes.</param>
/// <param name="Text">Without them, escapes undone.</param>
internal sealed record JsonString(TextRange At, string Text) : JsonValue(At)
{
    public override string Kind => "text";

    /// <summary>Without the quotes.</summary>
    public TextRange Inside => new(At.Start + 1, Math.Max(0, At.Length - 2));
}

internal sealed record JsonNumber(TextRange At, double Value) : JsonValue(At)
{
    public override string Kind => "a number";
}

/// <param name="At">The word.</param>
/// <param name="Value"><c>true</c>, <c>false</c> or <c>null</c>.</param>
internal sealed record JsonWord(TextRange At, string Value) : JsonValue(At)
{
    public override string Kind => Value;
}
