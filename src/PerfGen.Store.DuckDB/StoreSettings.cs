using PerfGen.Contracts;
using PerfGen.Runtime;
using PerfGen.Runtime.Settings;

namespace PerfGen.Store.DuckDB;

/// <summary>What <c>perfgen.json</c> says about the store, in its member <c>store</c>, and variables such as <c>PERFGEN_STORE_RETENTION</c>.</summary>
/// <remarks>
/// <code>
/// { "store": { "timeZone": "Europe/Berlin", "retention": "tiered" } }
/// { "store": { "retention": { "default": "keep-all", "timing": "tiered", "resource": "last-100" } } }
/// </code>
/// The groups are those of the catalogue: timing (all calls, and durations that were recorded), resource, quality, cost, usage, outcome, scale, and
/// other for metrics that it does not know.
/// </remarks>
public sealed record StoreSettings
{
    private const string ZonePath = "store.timeZone";
    private const string RetentionPath = "store.retention";

    /// <summary>Names of the groups of metrics.</summary>
    public static IReadOnlyList<string> Groups { get; } = [.. Enum.GetNames<MetricCategory>().Select(static name => name.ToLowerInvariant()), "other"];

    /// <summary>IANA name of the zone in which days and months begin. It counts when the first roll-up is made and is fixed from then on.</summary>
    public string TimeZone { get; init; } = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC";

    /// <summary>The policy of groups that <see cref="Retention"/> does not name.</summary>
    public RetentionPolicy DefaultRetention { get; init; } = RetentionPolicy.KeepAll;

    /// <summary>Policies by group.</summary>
    public IReadOnlyDictionary<string, RetentionPolicy> Retention { get; init; } = new Dictionary<string, RetentionPolicy>();

    /// <summary>
    /// What is wrong with these, and keeps upkeep from running: with the policies always, since what should stay cannot be told; with the zone until the first roll-up has fixed one.
    /// </summary>
    public IReadOnlyList<SettingFault> Faults { get; init; } = [];

    /// <summary>Reads the nearest <c>perfgen.json</c>, in the data directory or above it, and the environment; what is not said there has its default.</summary>
    /// <param name="directory">The data directory.</param>
    public static StoreSettings Load(DataDirectory directory) => Of(PerfSettings.Load(directory));

    /// <summary>Takes from all settings what is about the store.</summary>
    /// <param name="settings">All settings.</param>
    public static StoreSettings Of(PerfSettings settings)
    {
        RetentionPolicy? Policy(string path) => RetentionPolicy.TryParse(settings.Text(path), out var policy) ? policy : null;

        var store = new StoreSettings
        {
            DefaultRetention = Policy(RetentionPath) ?? RetentionPolicy.KeepAll,
            Retention = Groups.Select(group => (Group: group, Policy: Policy($"{RetentionPath}.{group}"))).Where(static one => one.Policy is not null)
                .ToDictionary(static one => one.Group, static one => one.Policy!),
            Faults = [.. settings.Faults.Where(static fault => fault.StopsUpkeep || fault.Setting == ZonePath)],
        };
        return settings.Text(ZonePath) is { } zone ? store with { TimeZone = zone } : store;
    }

    /// <summary>The policy of calls, or of a metric.</summary>
    /// <param name="group">One of <see cref="Groups"/>.</param>
    public RetentionPolicy PolicyOf(string group) => Retention.GetValueOrDefault(group, DefaultRetention);

    /// <summary>The group that a metric belongs to.</summary>
    internal static string GroupOf(string metric) =>
        MetricCatalogue.Find(metric) is { } known ? known.Category.ToString().ToLowerInvariant() : "other";

    /// <summary>Whether upkeep may run: throws where what should stay cannot be told.</summary>
    /// <exception cref="StoreException">A fault keeps it from running; the message says which, and where.</exception>
    internal void CheckRetention() => Check(static fault => fault.StopsUpkeep);

    /// <summary>Whether a time zone may be fixed for good by these settings: throws where the one that was meant is not known.</summary>
    /// <exception cref="StoreException">There is a fault; the message says which, and where.</exception>
    internal void CheckTimeZone() => Check(static fault => fault.Setting is null or ZonePath);

    private void Check(Func<SettingFault, bool> counts)
    {
        if (Faults.FirstOrDefault(counts) is { } fault)
        {
            throw new StoreException(StoreErrorKind.Settings, $"{fault}; nothing is rolled up or removed until that is corrected");
        }
    }
}
