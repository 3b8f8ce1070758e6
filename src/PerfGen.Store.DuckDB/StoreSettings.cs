using System.Text.Json;
using PerfGen.Contracts;
using PerfGen.Runtime;

namespace PerfGen.Store.DuckDB;

/// <summary>What <c>perfgen.json</c> says about the store, in its member <c>store</c>.</summary>
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
    /// <summary>Names of the groups of metrics.</summary>
    public static IReadOnlyList<string> Groups { get; } = [.. Enum.GetNames<MetricCategory>().Select(static name => name.ToLowerInvariant()), "other"];

    /// <summary>IANA name of the zone in which days and months begin. It counts when the first roll-up is made and is fixed from then on.</summary>
    public string TimeZone { get; init; } = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC";

    /// <summary>The policy of groups that <see cref="Retention"/> does not name.</summary>
    public RetentionPolicy DefaultRetention { get; init; } = RetentionPolicy.KeepAll;

    /// <summary>Policies by group.</summary>
    public IReadOnlyDictionary<string, RetentionPolicy> Retention { get; init; } = new Dictionary<string, RetentionPolicy>();

    /// <summary>Reads the nearest <c>perfgen.json</c>, in the data directory or above it; what is not said there has its default.</summary>
    /// <param name="directory">The data directory.</param>
    /// <exception cref="StoreException">The file cannot be understood; the message says where.</exception>
    public static StoreSettings Load(DataDirectory directory) => directory.SettingsFile is { } file ? Read(file) : new StoreSettings();

    /// <summary>The policy of calls, or of a metric.</summary>
    /// <param name="group">One of <see cref="Groups"/>.</param>
    public RetentionPolicy PolicyOf(string group) => Retention.GetValueOrDefault(group, DefaultRetention);

    /// <summary>The group that a metric belongs to.</summary>
    internal static string GroupOf(string metric) =>
        MetricCatalogue.Find(metric) is { } known ? known.Category.ToString().ToLowerInvariant() : "other";

    private static StoreSettings Read(string path)
    {
        StoreException Wrong(string what, Exception? inner = null) => new(StoreErrorKind.Settings, $"'{path}' {what}", inner);

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var settings = new StoreSettings();
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("store", out var store))
            {
                return settings;
            }

            if (store.TryGetProperty("timeZone", out var zone))
            {
                settings = settings with { TimeZone = zone.GetString() is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? id : throw Wrong($"names the time zone '{zone}', which this machine does not know; write an IANA name such as 'Europe/Berlin'") };
            }

            if (!store.TryGetProperty("retention", out var retention))
            {
                return settings;
            }

            RetentionPolicy Policy(JsonElement value) =>
                value.ValueKind == JsonValueKind.String && RetentionPolicy.TryParse(value.GetString(), out var policy)
                    ? policy
                    : throw Wrong($"has the retention '{value}'; it has to be keep-all, tiered, last-n or last-<number>");

            if (retention.ValueKind != JsonValueKind.Object)
            {
                return settings with { DefaultRetention = Policy(retention) };
            }

            var groups = new Dictionary<string, RetentionPolicy>();
            foreach (var group in retention.EnumerateObject())
            {
                if (group.Name == "default")
                {
                    settings = settings with { DefaultRetention = Policy(group.Value) };
                }
                else
                {
                    groups[Groups.Contains(group.Name) ? group.Name : throw Wrong($"names the group '{group.Name}'; there are default, {string.Join(", ", Groups)}")] = Policy(group.Value);
                }
            }

            return settings with { Retention = groups };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw Wrong($"cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
