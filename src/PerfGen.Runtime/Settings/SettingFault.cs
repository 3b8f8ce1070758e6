namespace PerfGen.Runtime.Settings;

/// <summary>Something in <c>perfgen.json</c>, or in the environment, that cannot be used. What is not said otherwise has its default.</summary>
/// <param name="Where">Path of the file, or name of the environment variable.</param>
/// <param name="Line">Line of the file, from 1; 0 where there is none.</param>
/// <param name="Column">Column of the line, from 1, in characters.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record SettingFault(string Where, int Line, int Column, string Message)
{
    /// <summary>Path of the setting that has its default because of it; null where it is none that is known, or the whole file.</summary>
    public string? Setting { get; init; }

    /// <summary>Whether nothing is rolled up or removed until it is corrected, since what should stay cannot be told.</summary>
    public bool StopsUpkeep { get; init; }

    /// <summary><c>perfgen.json(3,5): …</c></summary>
    public override string ToString() => Line == 0 ? $"{Where}: {Message}" : $"{Where}({Line},{Column}): {Message}";
}
