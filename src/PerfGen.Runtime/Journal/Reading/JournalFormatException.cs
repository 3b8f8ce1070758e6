namespace PerfGen.Runtime.Journal.Reading;

/// <summary>A file in the journal's folder that cannot be read as what its name says.</summary>
public sealed class JournalFormatException : IOException
{
    /// <summary>Says which file, and what is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong, as the end of a sentence.</param>
    public JournalFormatException(string path, string reason)
        : base($"'{path}' {reason}") => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
