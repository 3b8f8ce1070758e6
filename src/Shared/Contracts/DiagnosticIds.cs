namespace PerfGen.Contracts;

/// <summary>
/// Every diagnostic ID of the product. An ID is never reused: a retired one stays here as a comment, and its page stays.
/// Blocks of a thousand: 1 placement and shape, 2 coverage and scopes, 3 names, 4 units, 5 catalogue, 6 agents,
/// 7 queries, 8 measured advice, 9 internals and configuration.
/// </summary>
internal static class DiagnosticIds
{
    /// <summary>A method with [TrackPerformance] is implemented outside of .NET.</summary>
    public const string NoBody = "PRFG1001";

    /// <summary>[TrackPerformance] stands on something that cannot be tracked: an accessor, a constructor, a local function, a lambda.</summary>
    public const string CannotBeTracked = "PRFG1002";

    /// <summary>The path in [Measure(From = …)] names a parameter, property or field that does not exist, or one that is not a number.</summary>
    public const string CapturePathNotFound = "PRFG1004";

    /// <summary>An <c>async void</c> method has [TrackPerformance].</summary>
    public const string AsyncVoidNotTracked = "PRFG1005";

    /// <summary>A method with [TrackPerformance] returns something that is awaited and is no task.</summary>
    public const string ResultEndsLater = "PRFG1006";

    /// <summary>A tracked method is used as a delegate: calls through it are not tracked.</summary>
    public const string MethodGroupNotTracked = "PRFG2001";

    /// <summary>A call of a base or interface method without the attribute may run a tracked one.</summary>
    public const string CallThroughBaseNotTracked = "PRFG2002";

    /// <summary>A dynamic call may mean a tracked method.</summary>
    public const string DynamicCallNotTracked = "PRFG2003";

    /// <summary>A tracked method is called in an expression tree.</summary>
    public const string ExpressionTreeCallNotTracked = "PRFG2004";

    /// <summary>A tracked virtual method is called on the base.</summary>
    public const string BaseCallNotTracked = "PRFG2005";

    /// <summary>A tracked method is called on a value of a type parameter, or is a static one of it.</summary>
    public const string TypeParameterCallNotTracked = "PRFG2006";

    /// <summary>The compiler calls a tracked method where no call is written.</summary>
    public const string ImplicitCallNotTracked = "PRFG2007";

    /// <summary>Another generator's code calls a tracked method.</summary>
    public const string GeneratedCallNotTracked = "PRFG2008";

    /// <summary>Generated code cannot name a tracked method, or a type in its signature.</summary>
    public const string OutOfReachCallNotTracked = "PRFG2009";

    /// <summary>A framework calls a tracked method by reflection.</summary>
    public const string FrameworkCallNotTracked = "PRFG2010";

    /// <summary>Nothing in the project calls a tracked method.</summary>
    public const string TrackedMethodNeverCalled = "PRFG2011";

    // retired: PRFG2012, calls from assemblies without the package: no build can see them.

    /// <summary>Another product intercepts the same call.</summary>
    public const string CallInterceptedTwice = "PRFG2013";

    /// <summary>A call of a [Conditional] method.</summary>
    public const string ConditionalCallNotTracked = "PRFG2014";

    /// <summary>Hidden: a call is tracked.</summary>
    public const string CallTracked = "PRFG2090";

    /// <summary>Hidden: how many calls are tracked.</summary>
    public const string CoverageScore = "PRFG2099";

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

    /// <summary>A project with a catalogue records a metric that is not in it.</summary>
    public const string NotInCatalogue = "PRFG5001";

    /// <summary>A metric of the project's catalogue is recorded nowhere.</summary>
    public const string EntryUnused = "PRFG5002";

    /// <summary>A catalogue file is not JSON, or says something that cannot be.</summary>
    public const string CatalogueInvalid = "PRFG5003";

    /// <summary>The catalogue breaks what the last release promised.</summary>
    public const string ShippedEntryChanged = "PRFG5004";

    /// <summary>A deprecated metric is recorded.</summary>
    public const string DeprecatedMetric = "PRFG5005";

    /// <summary>A metric that is declared stable has a tag that is not.</summary>
    public const string UnstableTag = "PRFG5006";

    /// <summary>A value lacks a tag that its metric requires, or has one that the catalogue does not allow.</summary>
    public const string TagMissing = "PRFG5007";

    /// <summary>Two assemblies describe one metric in different units, or as different instruments.</summary>
    public const string CataloguesDisagree = "PRFG5008";

    /// <summary>Metrics are renamed to each other in a circle.</summary>
    public const string RenameCycle = "PRFG5009";

    /// <summary>An entry of the project allows less than the entry of a registry that it takes the place of.</summary>
    public const string NarrowerThanRegistry = "PRFG5010";

    /// <summary>PerfGen left a call alone that it should have tracked.</summary>
    public const string CallLeftAlone = "PRFG9001";

    /// <summary>.editorconfig has a key of PerfGen's that no rule reads, or a value that none understands.</summary>
    public const string UnknownKey = "PRFG9004";
}
