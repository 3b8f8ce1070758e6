namespace PerfGen.Query.Sandbox;

/// <summary>What the values of a column are to whoever writes them down.</summary>
public enum QueryColumnKind
{
    /// <summary>Text as it is.</summary>
    Text = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>An integer of at most 64 bits, with its sign.</summary>
    Integer = 2,

    /// <summary>A floating-point number.</summary>
    Real = 3,

    /// <summary>A number with more digits than these hold, as text: decimals, and integers of more bits.</summary>
    Exact = 4,

    /// <summary>A date, a time, or both, in ISO 8601; UTC ends in Z.</summary>
    Time = 5,

    /// <summary>JSON text, where <see cref="UserQueryOptions.IsForPrograms"/>.</summary>
    Json = 6,
}

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name; no two of an answer are equal.</param>
/// <param name="Type">Its type, as SQL writes it.</param>
/// <param name="Kind">What its values are.</param>
public sealed record QueryColumn(string Name, string Type, QueryColumnKind Kind)
{
    /// <summary>Whether people read it as a number.</summary>
    public bool IsNumber => Kind is QueryColumnKind.Integer or QueryColumnKind.Real or QueryColumnKind.Exact;
}
