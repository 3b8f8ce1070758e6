using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime;

/// <summary>Where records belong: a folder that holds the database and, below <c>journal/</c>, what is not in the database yet.</summary>
/// <remarks>
/// The first of: an explicit path; <c>PERFGEN_DIR</c>; what a <c>perfgen.json</c> upward names as <c>metrics.storage</c>, else its <c>.perfgen</c>; a <c>.perfgen</c> upward;
/// beside the nearest <c>.git</c> upward; the working directory. Never the root of the file system or the home directory itself:
/// there, <c>perfgen</c> below the user's state directory.
/// </remarks>
public sealed class DataDirectory
{
    private const string FolderName = ".perfgen";

    /// <summary>Names the folder at <paramref name="path"/>, which need not exist.</summary>
    /// <param name="path">Absolute, or relative to the working directory.</param>
    public DataDirectory(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Absolute path of the folder that holds the journal.</summary>
    public string JournalFolder => System.IO.Path.Combine(Path, "journal");

    /// <summary>Absolute path of the database.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "perf.duckdb");

    /// <summary>Whether the folder exists.</summary>
    public bool Exists => Directory.Exists(Path);

    /// <summary>Absolute path of the nearest <c>perfgen.json</c>, in the folder or above it; null where there is none.</summary>
    public string? SettingsFile =>
        Upward(Path, Home, HasSettings) is { } folder ? System.IO.Path.Combine(folder, Settings.SettingsFile.Name) : null;

    /// <summary>Finds the data directory of this process.</summary>
    /// <param name="explicitPath">What the user named; null where nothing was named.</param>
    public static DataDirectory Find(string? explicitPath = null) =>
        Find(explicitPath, Environment.GetEnvironmentVariable("PERFGEN_DIR"), WorkingDirectory() ?? Home, Home, Environment.GetEnvironmentVariable("XDG_STATE_HOME"));

    internal static DataDirectory Find(string? explicitPath, string? fromEnvironment, string workingDirectory, string home, string? stateHome)
    {
        if (explicitPath is { Length: > 0 } || fromEnvironment is { Length: > 0 })
        {
            return new DataDirectory(System.IO.Path.Combine(workingDirectory, explicitPath is { Length: > 0 } ? explicitPath : fromEnvironment!));
        }

        var configured = Upward(workingDirectory, home, HasSettings);
        if (configured is not null && StorageIn(configured) is { } storage)
        {
            return new DataDirectory(System.IO.Path.Combine(configured, storage));
        }

        var folder = configured
            ?? Upward(workingDirectory, home, static folder => Directory.Exists(System.IO.Path.Combine(folder, FolderName)))
            ?? Upward(workingDirectory, home, static folder => System.IO.Path.Exists(System.IO.Path.Combine(folder, ".git")))
            ?? workingDirectory;
        if (!IsHomeOrRoot(folder, home))
        {
            return new DataDirectory(System.IO.Path.Combine(folder, FolderName));
        }

        var state = stateHome is { Length: > 0 } ? stateHome : System.IO.Path.Combine(home, ".local", "state");
        return new DataDirectory(System.IO.Path.Combine(state, "perfgen"));
    }

    /// <summary>Creates the folder and its journal, readable for this user only, with a <c>.gitignore</c> that keeps it out of repositories.</summary>
    /// <exception cref="IOException">The folder cannot be created, or belongs to another user, who could truncate a file under a running process.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public void Create()
    {
        Directory.CreateDirectory(Path);
        if (!NativeFile.IsOwnedByThisUser(Path))
        {
            throw new IOException($"'{Path}' belongs to another user; a data directory is used by its owner only. Name another one with PERFGEN_DIR.");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(JournalFolder);
        }
        else
        {
            Directory.CreateDirectory(JournalFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var ignore = System.IO.Path.Combine(Path, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }
    }

    private static bool HasSettings(string folder) => File.Exists(System.IO.Path.Combine(folder, Settings.SettingsFile.Name));

    /// <summary>Only where there is a file, so that nobody else pays for reading JSON.</summary>
    private static string? StorageIn(string folder)
    {
        var values = new Dictionary<string, (object Value, int Line)>();
        Settings.SettingsFile.Read(System.IO.Path.Combine(folder, Settings.SettingsFile.Name), values, []);
        return values.TryGetValue("metrics.storage", out var said) ? (string)said.Value : null;
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Null where somebody has deleted it under the running process.</summary>
    private static string? WorkingDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? Upward(string start, string home, Func<string, bool> isIt)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (!IsHomeOrRoot(folder.FullName, home) && isIt(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static bool IsHomeOrRoot(string folder, string home) =>
        System.IO.Path.GetDirectoryName(folder) is null || System.IO.Path.TrimEndingDirectorySeparator(folder) == System.IO.Path.TrimEndingDirectorySeparator(home);
}
