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
}
