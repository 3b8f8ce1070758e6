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

    /// <summary>A tag is to be made of a value that lives on the stack only, or of a pointer.</summary>
    public const string StackOnlyTag = "PRFG1003";

    /// <summary>The path in [Measure(From = …)] names a parameter, property or field that does not exist, or one that is not a number.</summary>
    public const string CapturePathNotFound = "PRFG1004";

    /// <summary>An <c>async void</c> method has [TrackPerformance].</summary>
    public const string AsyncVoidNotTracked = "PRFG1005";

    /// <summary>A method with [TrackPerformance] returns something that is awaited and is no task.</summary>
    public const string ResultEndsLater = "PRFG1006";

    // retired: PRFG1007, calls that no interceptor can stand in for: PRFG2004 to PRFG2006 say so at each call.

    /// <summary>A method names another metric than what it overrides or implements.</summary>
    public const string ConflictingMetric = "PRFG1008";

    /// <summary>An override of a tracked method is not tracked itself.</summary>
    public const string UntrackedOverride = "PRFG1009";

    /// <summary>[TrackPerformance] on a type or on the assembly means no method.</summary>
    public const string TracksNothing = "PRFG1010";

    /// <summary>A tracked method does less than recording it costs, or asks to be inlined.</summary>
    public const string TooSmallToTrack = "PRFG1011";

    /// <summary>SampleEvery is no number of calls of which one can be timed.</summary>
    public const string SampleOutOfRange = "PRFG1012";

    /// <summary>A method that is to be tracked where it is defined lacks its body, or a type around it is not partial.</summary>
    public const string PartialFormIncomplete = "PRFG1013";

    /// <summary>A project has tracked methods, and nothing in it can be tracked.</summary>
    public const string TrackingUnavailable = "PRFG1014";

    /// <summary>A method has [TrackPerformance] twice.</summary>
    public const string RepeatedAttribute = "PRFG1015";

    /// <summary>[TrackPerformance] on a type or on the assembly names a metric.</summary>
    public const string NameOnType = "PRFG1016";

    /// <summary>A tracked method returns what is computed later, when its caller asks for it.</summary>
    public const string LazyResult = "PRFG1017";

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

    /// <summary>[DoNotTrack] stands where nothing would be tracked without it.</summary>
    public const string TakesNothingOut = "PRFG2015";

    /// <summary><c>services.Track</c> cannot be replaced at build time, and throws when it runs.</summary>
    public const string TrackNotReplaced = "PRFG2016";

    /// <summary>A type test that fails once a decorator stands before the class.</summary>
    public const string TypeTestBehindDecorator = "PRFG2017";

    /// <summary>A call on what an extension block takes by reference, of which the compiler could hand over a copy.</summary>
    public const string CopiedReceiverCallNotTracked = "PRFG2018";

    /// <summary>Hidden: a call is tracked.</summary>
    public const string CallTracked = "PRFG2090";

    /// <summary>Hidden: how many calls are tracked.</summary>
    public const string CoverageScore = "PRFG2099";

    /// <summary>A session, task or context is begun and never ended.</summary>
    public const string ScopeNotDisposed = "PRFG2501";

    /// <summary>A scope is held across yield, or returned from an async method.</summary>
    public const string ScopeAcrossYield = "PRFG2502";

    /// <summary>The task of a tracked call is dropped.</summary>
    public const string CallNotAwaited = "PRFG2503";

    /// <summary>A meter, activity source or instrument is made in each call.</summary>
    public const string MeterPerCall = "PRFG2504";

    /// <summary>A method records first, and says afterwards who works.</summary>
    public const string LateContext = "PRFG2505";

    /// <summary>A metric's name is not words of lower-case letters and digits, joined by one underscore or dot each.</summary>
    public const string NameForm = "PRFG3001";

    /// <summary>A metric's name is longer than 255 letters, or has letters beyond ASCII.</summary>
    public const string NameTooLong = "PRFG3002";

    /// <summary>A metric's name has no namespace, and the profile otel asks for one.</summary>
    public const string NoNamespace = "PRFG3003";

    /// <summary>A metric is in a namespace that OpenTelemetry or .NET defines, and is none of its metrics.</summary>
    public const string ReservedNamespace = "PRFG3004";

    /// <summary>A metric's name is the namespace of another metric.</summary>
    public const string NameIsNamespace = "PRFG3005";

    /// <summary>One metric has two units, instruments, value types or descriptions.</summary>
    public const string ConflictingDefinition = "PRFG3006";

    /// <summary>Two names of metrics say the same quantity.</summary>
    public const string TwoNames = "PRFG3007";

    /// <summary>A unit stands at the end of a metric's name.</summary>
    public const string UnitInName = "PRFG3008";

    /// <summary>A metric's name ends with the type of its instrument.</summary>
    public const string InstrumentInName = "PRFG3009";

    /// <summary>A counter's name says total, and the profile otel does not.</summary>
    public const string TotalInName = "PRFG3010";

    /// <summary>A metric's name has the wrong number under the profile otel.</summary>
    public const string PluralName = "PRFG3011";

    /// <summary>A metric's name lacks the last word that its profile asks for.</summary>
    public const string NameEnding = "PRFG3012";

    /// <summary>A metric's name ends with what Prometheus appends itself.</summary>
    public const string ReservedEnding = "PRFG3013";

    /// <summary>A metric's name is put together at run time.</summary>
    public const string ComputedName = "PRFG3014";

    /// <summary>Two metrics' names differ in case only.</summary>
    public const string CaseDuplicate = "PRFG3015";

    /// <summary>Two metrics' names become the same member, or the same series of Prometheus.</summary>
    public const string MemberCollision = "PRFG3016";

    /// <summary>A metric's name has a short form, or a word that the project bans.</summary>
    public const string Abbreviation = "PRFG3017";

    /// <summary>A tag has a name or value that does not fit, tells one event apart from all others, or looks like personal data.</summary>
    public const string UnfitTag = "PRFG3018";

    /// <summary>An up-down counter goes up with other tags than it goes down with.</summary>
    public const string UnbalancedTags = "PRFG3019";

    /// <summary>An instrument has no description, or one that is no sentence.</summary>
    public const string NoDescription = "PRFG3020";

    /// <summary>A unit is neither a word nor a code that means one.</summary>
    public const string UnknownUnit = "PRFG4001";

    /// <summary>What a unit counts is in the plural.</summary>
    public const string PluralAnnotation = "PRFG4002";

    /// <summary>A 1 stands before an annotation.</summary>
    public const string LeadingOne = "PRFG4003";

    /// <summary>A size or a rate is recorded in a unit with a prefix.</summary>
    public const string PrefixedUnit = "PRFG4004";

    /// <summary>A duration is recorded in a unit other than seconds.</summary>
    public const string DurationNotInSeconds = "PRFG4005";

    /// <summary>The unit of a metric is empty, or left out.</summary>
    public const string UnitMissing = "PRFG4006";

    /// <summary>A metric of the catalogue is recorded in a unit that measures something else, or on another scale.</summary>
    public const string UnitNotOfCatalogue = "PRFG4007";

    /// <summary>The last word of a metric's name says another quantity than its unit.</summary>
    public const string UnitAgainstName = "PRFG4008";

    /// <summary>What is recorded says another unit than the one beside it, or is of a type that cannot hold it.</summary>
    public const string ValueInOtherUnit = "PRFG4009";

    /// <summary>A recorded value adds up numbers in different units.</summary>
    public const string MixedSum = "PRFG4010";

    /// <summary>A cost is recorded without a currency.</summary>
    public const string CostWithoutCurrency = "PRFG4011";

    /// <summary>A value is on another scale than its metric.</summary>
    public const string WrongScale = "PRFG4012";

    /// <summary>A unit says thousands where the value is divided by 1,024, or the other way round, or leaves it open.</summary>
    public const string BinaryPrefix = "PRFG4013";

    /// <summary>A counter has a rate as its unit.</summary>
    public const string RateCounter = "PRFG4014";

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

    /// <summary>An agent, task or tool is said to work, and not which.</summary>
    public const string NamelessWorker = "PRFG6001";

    /// <summary>A tag that takes one of some words has another.</summary>
    public const string UnknownWorkerKind = "PRFG6002";

    /// <summary>Tokens are recorded without their direction, or counted twice.</summary>
    public const string TokenDirection = "PRFG6003";

    /// <summary>A method records a cost, or tokens, that a method it calls records as well.</summary>
    public const string DoubleCost = "PRFG6004";

    /// <summary>A tracked stream of a model's answer does not say when its first token came.</summary>
    public const string StreamWithoutFirst = "PRFG6005";

    /// <summary>The text of a prompt or answer is recorded, and the project has not asked for it.</summary>
    public const string CapturedText = "PRFG6006";

    /// <summary>A session's id comes from static state that changes.</summary>
    public const string SharedSession = "PRFG6007";

    /// <summary>A length is recorded as tokens.</summary>
    public const string NotTokens = "PRFG6008";

    /// <summary>SQL names a view, column or metric that does not exist.</summary>
    public const string UnknownSqlName = "PRFG7001";

    /// <summary>SQL adds up or averages values that do not belong together.</summary>
    public const string MixedAggregate = "PRFG7002";

    /// <summary>SQL is put together from values.</summary>
    public const string ComputedSql = "PRFG7003";

    /// <summary>SQL takes a quantile of percentiles or means.</summary>
    public const string QuantileOfFigures = "PRFG7004";

    /// <summary>What was recorded of a method.</summary>
    public const string RecordedOfMethod = "PRFG8001";

    /// <summary>A method takes longer than its baseline.</summary>
    public const string RegressedMethod = "PRFG8002";

    /// <summary>A method's file has changed since what was recorded of it.</summary>
    public const string OutdatedAdvice = "PRFG8003";

    /// <summary>The summary of recorded data has a line that is no method's.</summary>
    public const string UnreadableAdvice = "PRFG8004";

    /// <summary>PerfGen left a call alone that it should have tracked.</summary>
    public const string CallLeftAlone = "PRFG9001";

    /// <summary>PerfGen's packages are of different versions.</summary>
    public const string VersionsMixed = "PRFG9003";

    /// <summary>.editorconfig has a key of PerfGen's that no rule reads, or a value that none understands.</summary>
    public const string UnknownKey = "PRFG9004";
}
