using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Settings;

/// <summary>
/// What <c>perfgen.json</c> and the environment say. The file is the nearest one in the data directory or above it; an environment variable of a setting
/// overrides it. Immutable and thread-safe.
/// </summary>
/// <remarks>A process reads the file once, when it first records. Faults cost the setting that they are in, and are reported, never thrown.</remarks>
public sealed class PerfSettings
{
    private static readonly Lazy<PerfSettings> OfThisProcess = new(static () =>
    {
        var settings = Load(JournalWriter.Current.Directory);
        foreach (var fault in settings.Faults)
        {
            PerfGenEventSource.Log.SettingFault(fault.ToString());
        }

        return settings;
    });

    private readonly Dictionary<string, (object Value, int Line)> _values;
    private readonly HashSet<string> _fromEnvironment = new(StringComparer.Ordinal);

    private PerfSettings(string? file, Dictionary<string, (object Value, int Line)> values, List<SettingFault> faults, Func<string, string?> environment)
    {
        File = file;
        _values = values;
        foreach (var setting in SettingTable.All)
        {
            if (setting.Kind == SettingKind.Other || environment(setting.Variable) is not { Length: > 0 } text)
            {
                continue;
            }

            if (SettingValues.Parse(setting, text) is { } value)
            {
                values[setting.Path] = (value, 0);
                _fromEnvironment.Add(setting.Path);
            }
            else
            {
                faults.Add(new SettingFault(setting.Variable, 0, 0, $"it is '{text}', and {SettingValues.Objection(setting, null)}") { StopsUpkeep = setting.StopsUpkeep, Setting = setting.Path });
            }
        }

        Faults = faults;
    }

    /// <summary>The settings of this process.</summary>
    public static PerfSettings Current => OfThisProcess.Value;

    /// <summary>The settings where nobody says anything.</summary>
    public static PerfSettings Default { get; } = new(null, [], [], static _ => null);

    /// <summary>Absolute path of the file; null where there is none.</summary>
    public string? File { get; }

    /// <summary>What in the file or the environment cannot be used.</summary>
    public IReadOnlyList<SettingFault> Faults { get; }

    /// <summary>Whether this process records. Where nobody says anything, which is most often so, the table of settings is not even made.</summary>
    internal static bool IsRecordingOn() =>
        (Environment.GetEnvironmentVariable("PERFGEN_ENABLED") is not { Length: > 0 } && JournalWriter.Current.Directory.SettingsFile is null)
        || Current.IsOn("metrics.enabled");

    /// <summary>What is recorded of every call of this process beside its times. The table is read only where somebody may have said something, as above.</summary>
    internal static CaptureOptions CaptureOfAll() => MaySay("metrics.calls.") ? Current.CaptureOptions : CaptureOptions.None;

    /// <summary>Whether the file or the environment may hold a setting that begins with a path.</summary>
    internal static bool MaySay(string path)
    {
        if (JournalWriter.Current.Directory.SettingsFile is not null)
        {
            return true;
        }

        var prefix = SettingDefinition.VariableOf(path);
        foreach (string variable in Environment.GetEnvironmentVariables().Keys)
        {
            if (variable.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Bytes that all journals of the directory together may take.</summary>
    internal static long JournalLimit(long usual) => MaySay("metrics.journal.") ? (long)(Math.Clamp(Current.Number("metrics.journal.limit_mib"), 1, 1 << 20) * (1 << 20)) : usual;

    /// <summary>What is recorded of every call beside its times.</summary>
    internal CaptureOptions CaptureOptions =>
        (IsOn("metrics.calls.allocated_bytes") ? CaptureOptions.AllocatedBytes : 0)
        | (IsOn("metrics.calls.cpu_time") ? CaptureOptions.CpuTime : 0)
        | (IsOn("metrics.calls.gc_pauses") ? CaptureOptions.GcPauses : 0);

    /// <summary>Reads the settings of a data directory.</summary>
    /// <param name="directory">The data directory, which need not exist.</param>
    public static PerfSettings Load(DataDirectory directory) => Load(directory, Environment.GetEnvironmentVariable);

    internal static PerfSettings Load(DataDirectory directory, Func<string, string?> environment)
    {
        var values = new Dictionary<string, (object Value, int Line)>(StringComparer.Ordinal);
        var faults = new List<SettingFault>();
        var file = directory.SettingsFile;
        if (file is not null)
        {
            SettingsFile.Read(file, values, faults);
        }

        return new PerfSettings(file, values, faults, environment);
    }

    /// <summary>Whether a switch is on.</summary>
    /// <param name="path">The setting's path.</param>
    public bool IsOn(string path) => (bool)Value(path)!;

    /// <summary>The value of a number or count.</summary>
    /// <param name="path">The setting's path.</param>
    public double Number(string path) => (double)Value(path)!;

    /// <summary>The value of a text or choice; null where it has none.</summary>
    /// <param name="path">The setting's path.</param>
    public string? Text(string path) => (string?)Value(path);

    /// <summary>The value of a setting: a <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>.</summary>
    /// <param name="path">The setting's path.</param>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public object? Value(string path) => _values.TryGetValue(path, out var said) ? said.Value : Definition(path).Default;

    /// <summary>Where the value of a setting comes from: an environment variable, a line of the file, or <c>default</c>.</summary>
    /// <param name="path">The setting's path.</param>
    public string OriginOf(string path) =>
        _fromEnvironment.Contains(path) ? Definition(path).Variable
        : _values.TryGetValue(path, out var said) ? $"{SettingsFile.Name}({said.Line})"
        : "default";

    private static SettingDefinition Definition(string path) =>
        SettingTable.All.FirstOrDefault(setting => setting.Path == path) ?? throw new ArgumentException($"There is no setting '{path}'.", nameof(path));
}
