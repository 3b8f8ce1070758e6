using System.Globalization;
using System.Text.RegularExpressions;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB.Migrating;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Turns what the engine and the file system say into a sentence for the user. The engine gives text only, so its text is what is looked at.</summary>
internal static partial class EngineErrors
{
    private const string Kept = "What has been recorded is safe in the journal.";

    /// <summary>What an error of opening or writing the database means.</summary>
    public static StoreException Explain(Exception error, DataDirectory directory) =>
        error as StoreException ?? TryExplain(error, directory) ?? OpenInThisProcess(error, directory) ?? TryExplainOpening(error, directory)
        ?? new StoreException(StoreErrorKind.Other, $"'{directory.DatabaseFile}' cannot be used: {FirstLine(error.Message)}", error);

    /// <summary>A file of SQLite makes the engine look for its extension; without external access that is all that it says.</summary>
    private static StoreException? TryExplainOpening(Exception error, DataDirectory directory) =>
        error.Message.Contains("Loading external extensions is disabled", StringComparison.Ordinal) ? NotADatabase(directory, "is not a DuckDB database", error) : null;

    /// <summary>What an error means, where it is about the database as a whole; null where it is about a question.</summary>
    public static StoreException? TryExplain(Exception error, DataDirectory directory)
    {
        var file = directory.DatabaseFile;
        var said = error.Message;
        bool Says(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
        StoreException Is(StoreErrorKind kind, string message) => new(kind, message, error);

        if (Says("Could not set lock on file"))
        {
            return Busy(directory, HolderIn(said), error);
        }

        if (Says("No space left") || Says("not enough space") || Says("quota exceeded"))
        {
            return Is(StoreErrorKind.NoSpace, $"There is no space left for '{file}'; free some and try again. {Kept}");
        }

        if (error is UnauthorizedAccessException || LockFile.IsReadOnly(error) || Says("Read-only file system") || Says("Permission denied"))
        {
            return Is(StoreErrorKind.ReadOnly, $"'{directory.Path}' cannot be written; make it writable, or name another data directory with --dir or PERFGEN_DIR.");
        }

        if (Says("not a valid DuckDB database file") || Says("\"sqlite\"") || Says("sqlite_scanner") || Says("Is a directory"))
        {
            return NotADatabase(directory, "is not a DuckDB database", error);
        }

        if (Says("in read-only mode: database does not exist"))
        {
            return Missing(directory);
        }

        if (Says("database file with version number") || Says("newer version of DuckDB"))
        {
            return new StoreException(StoreErrorKind.NewerSchema, $"'{file}' was written by a newer version of DuckDB; use a newer version of PerfGen.", error)
            {
                VersionNeeded = "one with a newer DuckDB",
            };
        }

        if (Says("WAL file"))
        {
            return Is(StoreErrorKind.Corrupt, $"The log '{StoreFiles.Log(directory)}' is damaged; move it away and try again: what it held loads again from the journal.");
        }

        if (Says("Corrupt database file") || Says("Could not read enough bytes") || Says("database has been invalidated") || Says("Serialization Error"))
        {
            return Is(StoreErrorKind.Corrupt, $"'{file}' is damaged ({FirstLine(said)}); restore a copy, or move it away to begin a new one. {Kept}");
        }

        return null;
    }

    /// <summary>What it means that a name is not there, where the database lacks steps of the schema.</summary>
    public static StoreException? TryExplainOlder(Exception error, DataDirectory directory, int version) =>
        version < Migrations.Latest && (error.Message.Contains("Catalog Error", StringComparison.Ordinal) || error.Message.Contains("Binder Error", StringComparison.Ordinal))
            ? new StoreException(
                StoreErrorKind.OlderSchema,
                string.Create(CultureInfo.InvariantCulture, $"'{directory.DatabaseFile}' has schema {version}, and this question needs {Migrations.Latest}; 'perfgen drain' brings it forward where it can be written, and a copy elsewhere can be."),
                error)
            : null;

    public static StoreException Missing(DataDirectory directory) =>
        new(StoreErrorKind.Missing, $"There is no database in '{directory.Path}' yet: nothing has been recorded there, or not drained.");

    public static StoreException NotADatabase(DataDirectory directory, string what, Exception? error = null) =>
        new(StoreErrorKind.NotADatabase, $"'{directory.DatabaseFile}' {what}; move it away, and a new one is made. {Kept}", error);

    public static StoreException Busy(DataDirectory directory, FileHolder? holder, Exception? error = null) =>
        new(StoreErrorKind.Busy, $"'{directory.DatabaseFile}' is open in {holder ?? new FileHolder(null, null)}; close it there, and try again.", error) { HeldBy = holder };

    /// <summary>The program itself has the file open for reading, by the same library: then that instance is what we were given.</summary>
    private static StoreException? OpenInThisProcess(Exception error, DataDirectory directory) =>
        error.Message.Contains("attached in read-only mode", StringComparison.Ordinal) ? Busy(directory, new FileHolder(null, Environment.ProcessId), error) : null;

    private static FileHolder? HolderIn(string said)
    {
        var match = Holder().Match(said);
        return match.Success
            ? new FileHolder(Path.GetFileName(match.Groups["path"].Value), int.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private static string FirstLine(string text)
    {
        const string prefix = "DuckDBOpen failed: ";
        var line = text.AsSpan(text.StartsWith(prefix, StringComparison.Ordinal) ? prefix.Length : 0);
        var end = line.IndexOf('\n');
        return (end < 0 ? line : line[..end]).TrimEnd().TrimEnd('.').ToString();
    }

    [GeneratedRegex(@"Conflicting lock is held in (?<path>.+?)(?: by user .+?)? \(PID (?<id>\d+)\)")]
    private static partial Regex Holder();
}
