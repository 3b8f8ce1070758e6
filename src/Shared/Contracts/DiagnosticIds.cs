namespace PerfGen.Contracts;

/// <summary>
/// Every diagnostic ID of the product. An ID is never reused: a retired one stays here as a comment, and its page stays.
/// Blocks of a thousand: 1 placement and shape, 2 coverage and scopes, 3 names, 4 units, 5 catalogue, 6 agents,
/// 7 queries, 8 measured advice, 9 internals and configuration.
/// </summary>
internal static class DiagnosticIds
{
    /// <summary>[TrackPerformance] stands on something that cannot be tracked: an accessor, a constructor, a local function, a lambda.</summary>
    public const string CannotBeTracked = "PRFG1002";

    /// <summary>The path in [Measure(From = …)] names a parameter, property or field that does not exist, or one that is not a number.</summary>
    public const string CapturePathNotFound = "PRFG1004";

    /// <summary>A tracked method is used as a delegate: calls through it are not tracked.</summary>
    public const string MethodGroupNotTracked = "PRFG2001";

    /// <summary>A metric's name is not words of lower-case letters and digits, joined by one underscore or dot each.</summary>
    public const string NameForm = "PRFG3001";

    /// <summary>A metric's name is longer than 255 letters, or has letters beyond ASCII.</summary>
    public const string NameTooLong = "PRFG3002";

    /// <summary>A unit stands at the end of a metric's name.</summary>
    public const string UnitInName = "PRFG3008";

    /// <summary>A metric's name is put together at run time.</summary>
    public const string ComputedName = "PRFG3014";

    /// <summary>A unit is neither a word nor a code that means one.</summary>
    public const string UnknownUnit = "PRFG4001";

    /// <summary>A size or a rate is recorded in a unit with a prefix.</summary>
    public const string PrefixedUnit = "PRFG4004";

    /// <summary>A duration is recorded in a unit other than seconds.</summary>
    public const string DurationNotInSeconds = "PRFG4005";

    /// <summary>The unit of a metric is empty, or left out.</summary>
    public const string UnitMissing = "PRFG4006";

    /// <summary>A metric of the catalogue is recorded in a unit that measures something else, or on another scale.</summary>
    public const string UnitNotOfCatalogue = "PRFG4007";

    /// <summary>What is recorded is a property whose name says another unit than the one beside it.</summary>
    public const string ValueInOtherUnit = "PRFG4009";
}
