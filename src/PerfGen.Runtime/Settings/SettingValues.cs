using System.Globalization;
using PerfGen.Contracts;

namespace PerfGen.Runtime.Settings;

/// <summary>What values of settings must be, and how they are read from text.</summary>
internal static class SettingValues
{
    /// <summary>Says why a setting cannot have a value; null where it can.</summary>
    public static string? Objection(SettingDefinition setting, object? value) => (setting.Kind, value) switch
    {
        (SettingKind.Switch, bool) => null,
        (SettingKind.Switch, _) => "has to be true or false",
        (SettingKind.Count, double count) when count >= 0 && count == Math.Floor(count) && count <= long.MaxValue => null,
        (SettingKind.Count, _) => "has to be a whole number, at least 0",
        (SettingKind.Number, >= 0.0 and < double.PositiveInfinity) => null,
        (SettingKind.Number, _) => "has to be a number, at least 0",
        (SettingKind.Choice, string word) when setting.Choices.Contains(word, StringComparer.Ordinal) => null,
        (SettingKind.Choice, _) => $"has to be one of {string.Join(", ", setting.Choices)}",
        (SettingKind.Currency, string code) when Currencies.Codes.Contains(code, StringComparer.Ordinal) => null,
        (SettingKind.Currency, _) => "has to be a currency of ISO 4217, such as USD or EUR",
        (SettingKind.Zone, string zone) when TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) => null,
        (SettingKind.Zone, _) => "has to be a time zone that this machine knows, by its IANA name, such as Europe/Berlin",
        (SettingKind.Retention, string policy) when RetentionWords.TryParse(policy, out _, out _) => null,
        (SettingKind.Retention, _) => $"has to be {RetentionWords.InWords}",
        (SettingKind.Text, string { Length: > 0 }) => null,
        (SettingKind.Text, _) => "has to be text that is not empty",
        _ => null,
    };

    /// <summary>Reads what an environment variable says; null where that is no such value.</summary>
    public static object? Parse(SettingDefinition setting, string text)
    {
        object? value = setting.Kind switch
        {
            SettingKind.Switch => text.Trim().ToLowerInvariant() switch { "1" or "true" or "on" or "yes" => true, "0" or "false" or "off" or "no" => false, _ => null },
            SettingKind.Count or SettingKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => text,
        };
        return Objection(setting, value) is null ? value : null;
    }
}
