using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace CodeReviewAgents;

/// <summary>
/// The sample's own count of how often its tracked methods ran, kept without PerfGen, so that the two can be compared.
/// A real program has no use for it: the first line of each tracked method here is not needed for tracking.
/// </summary>
/// <remarks>
/// <para>
/// With a count file, each execution appends <c>+Type.Method</c> as it begins and <c>-Type.Method</c> as it ends, each with one write to the file,
/// so that a process that is killed leaves its count behind.
/// </para>
/// <para>
/// What must then hold between the file and <c>calls</c>. Of a process that ended by itself: rows = begun, for each method. Of a process that was
/// killed, which may have stood between PerfGen's record and the line in the file, once for each agent at work (<c>--parallel</c>, since the
/// tracked calls of one agent follow or enclose each other): begun ≤ rows ≤ begun + agents, and ended − agents ≤ rows that are not
/// <c>unfinished</c> ≤ ended.
/// </para>
/// </remarks>
internal static class ExecutionLedger
{
    private static readonly ConcurrentDictionary<(string File, string Member), Tally> Tallies = new();
    private static readonly Lock Writing = new();
    private static FileStream? _file;

    /// <summary>Executions that have begun in this process.</summary>
    public static long Begun => Tallies.Values.Sum(static tally => Interlocked.Read(ref tally.Begun));

    /// <summary>Begins to write the count to a new file as well.</summary>
    /// <exception cref="IOException">The file exists, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void WriteTo(string path) =>
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Counts an execution of the calling method until the returned value is disposed.</summary>
    /// <param name="member">The tracked method; given only where it is not the calling one.</param>
    /// <param name="file">By the compiler: the file, which is named like the type.</param>
    public static Execution Count([CallerMemberName] string member = "", [CallerFilePath] string file = "")
    {
        var tally = Tallies.GetOrAdd((file, member), static key => new Tally($"{Path.GetFileNameWithoutExtension(key.File)}.{key.Member}"));
        Interlocked.Increment(ref tally.Begun);
        Append(tally.BeginLine);
        return new Execution(tally);
    }

    private static void Append(byte[] line)
    {
        if (_file is not { } file)
        {
            return;
        }

        lock (Writing)
        {
            file.Write(line);
        }
    }

    /// <summary>One execution, to be disposed when it ends.</summary>
    internal readonly struct Execution(Tally tally) : IDisposable
    {
        public void Dispose() => Append(tally.EndLine);
    }

    /// <summary>How often one method ran.</summary>
    internal sealed class Tally(string name)
    {
        public long Begun;

        public byte[] BeginLine { get; } = Encoding.UTF8.GetBytes($"+{name}\n");

        public byte[] EndLine { get; } = Encoding.UTF8.GetBytes($"-{name}\n");
    }
}
