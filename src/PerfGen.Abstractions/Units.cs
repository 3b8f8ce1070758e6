namespace PerfGen;

/// <summary>The unit words of PerfGen.</summary>
public static class Units
{
    /// <summary>Time in seconds (UCUM <c>s</c>).</summary>
    public const string Seconds = "seconds";

    /// <summary>Storage or memory in bytes (UCUM <c>By</c>).</summary>
    public const string Bytes = "bytes";

    /// <summary>A share of a hundred, 0 to 100 (UCUM <c>%</c>).</summary>
    public const string Percent = "percent";

    /// <summary>Tokens of a language model (UCUM <c>{token}</c>).</summary>
    public const string Tokens = "tokens";

    /// <summary>Lines of text (UCUM <c>{line}</c>).</summary>
    public const string Lines = "lines";

    /// <summary>Things counted (UCUM <c>{count}</c>).</summary>
    public const string Count = "count";
}
