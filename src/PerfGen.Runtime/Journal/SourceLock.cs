namespace PerfGen.Runtime.Journal;

/// <summary>
/// The advisory lock that a process holds for life on its source. Whoever can take it knows that the process is dead, and may adopt its segments.
/// Process ids say nothing: they are reused, and differ between containers that share a folder.
/// </summary>
public sealed class SourceLock : IDisposable
{
    private readonly FileStream _file;

    private SourceLock(Guid source, FileStream file)
    {
        Source = source;
        _file = file;
    }

    /// <summary>The source that is locked.</summary>
    public Guid Source { get; }

    /// <summary>Takes the lock of a new source.</summary>
    /// <param name="folder">The journal's folder.</param>
    /// <exception cref="IOException">The folder is gone, full or read-only. Trying again at once would not end: the caller counts what it drops, and comes back.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    internal static SourceLock Create(string folder)
    {
        var source = Guid.CreateVersion7();
        return new SourceLock(source, Open(JournalFiles.Lock(folder, source), FileMode.CreateNew));
    }

    /// <summary>
    /// Takes the lock of a source whose process is dead; null while it lives, where nothing is left of it, or where the file system keeps no locks, so that
    /// nothing can be known.
    /// </summary>
    /// <param name="folder">The journal's folder.</param>
    /// <param name="source">The source.</param>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static SourceLock? TryAdopt(string folder, Guid source)
    {
        var path = JournalFiles.Lock(folder, source);
        if (TryOpenLeft(path, folder, source) is not { } file)
        {
            return null;
        }

        // Proof that locks work here: a second attempt on a file that is locked must fail.
        if (TryOpen(path, FileMode.Open) is { } second)
        {
            second.Dispose();
            file.Dispose();
            return null;
        }

        return new SourceLock(source, file);
    }

    /// <summary>Releases the lock, and deletes its file where the source has nothing left.</summary>
    /// <param name="delete">Whether the source's segments are gone.</param>
    public void Release(bool delete)
    {
        if (delete)
        {
            File.Delete(_file.Name);
        }

        Dispose();
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>
    /// Opens the lock of a source of which something is left. Whoever finishes a source deletes its lock last: one that is gone with all other files
    /// was deleted since the caller saw them, and must not come back, for nobody would delete it again.
    /// </summary>
    private static FileStream? TryOpenLeft(string path, string folder, Guid source)
    {
        if (File.Exists(path))
        {
            return TryOpen(path, FileMode.Open);
        }

        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"{source:N}*").Any() ? TryOpen(path, FileMode.OpenOrCreate) : null;
    }

    private static FileStream? TryOpen(string path, FileMode mode)
    {
        try
        {
            return Open(path, mode);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
