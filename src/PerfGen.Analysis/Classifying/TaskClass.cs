namespace PerfGen.Analysis;

/// <summary>Which of the nine kinds a task is, and why.</summary>
/// <param name="TaskType">One of <see cref="TaskTypes"/>.</param>
/// <param name="Keyword">The keyword of the kind that was found; null where the kind was named, or none was found.</param>
/// <param name="Matched">The word of the text that it was found in; likewise.</param>
public sealed record TaskClass(string TaskType, string? Keyword, string? Matched);
