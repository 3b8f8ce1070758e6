namespace PerfGen.Runtime.Settings;

/// <summary>What a setting can be.</summary>
public enum SettingKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number, at least 0.</summary>
    Count,

    /// <summary>A number, at least 0.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>A currency of ISO 4217.</summary>
    Currency,

    /// <summary>Something that another part reads, and checks itself.</summary>
    Other,

    /// <summary>The name of a time zone that this machine knows.</summary>
    Zone,

    /// <summary>A policy of retention: <c>keep-all</c>, <c>tiered</c>, <c>last-n</c> or <c>last-50</c>.</summary>
    Retention,
}
