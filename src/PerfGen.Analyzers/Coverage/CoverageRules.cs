using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Coverage;

/// <summary>What there is to say about calls of tracked methods.</summary>
internal static class CoverageRules
{
    public static readonly DiagnosticDescriptor ThroughBase = Warning(
        DiagnosticIds.CallThroughBaseNotTracked,
        "A call through a base or interface is not tracked",
        "this call of '{0}' is not tracked, though '{1}' is. Put [TrackPerformance] on '{0}' as well, or track '{1}' where it is defined ('partial').",
        "The compiler sees the method that the call names, and not the one that will run. Only a method with the attribute is replaced by a recorded one, or one that records itself.");

    public static readonly DiagnosticDescriptor Dynamic = Warning(
        DiagnosticIds.DynamicCallNotTracked,
        "A dynamic call is not tracked",
        "this dynamic call of '{0}' is not tracked. Cast what is dynamic to its type, or track '{0}' where it is defined ('partial').",
        "What a dynamic call calls is known only when the program runs, when no call can be replaced any more.");

    public static readonly DiagnosticDescriptor ExpressionTree = Info(
        DiagnosticIds.ExpressionTreeCallNotTracked,
        "A call in an expression tree is not tracked",
        "this call of '{0}' is part of an expression tree, and not tracked. {1}.",
        "An expression tree is data that others read. A recorded call in it would be a call of a method that they do not know.");

    public static readonly DiagnosticDescriptor BaseCall = Info(
        DiagnosticIds.BaseCallNotTracked,
        "A call on the base is not tracked",
        "this call of '{0}' on the base is not tracked. {1}.",
        "What stands in for a call would call the method on the same object, and so the override from which the call came, without end.");

    public static readonly DiagnosticDescriptor TypeParameter = Warning(
        DiagnosticIds.TypeParameterCallNotTracked,
        "A call through a type parameter is not tracked",
        "this call of '{0}' through a type parameter is not tracked. {1}.",
        "What stands in for the call would take the value as the interface: a struct would be copied, and what the method changes in it would be lost.");

    public static readonly DiagnosticDescriptor Implicit = Info(
        DiagnosticIds.ImplicitCallNotTracked,
        "A call that is not written down is not tracked",
        "{0} calls '{1}', which is not tracked there. {2}.",
        "Calls are replaced where they are written. The compiler adds some on its own, for loops, initializers, 'using', 'await' and deconstruction.");

    public static readonly DiagnosticDescriptor Generated = Info(
        DiagnosticIds.GeneratedCallNotTracked,
        "A call that another generator has a part in is not tracked",
        "this call of '{0}' {1}, and is not tracked. {2}.",
        "A generator does not see what another one writes.");

    public static readonly DiagnosticDescriptor OutOfReach = Warning(
        DiagnosticIds.OutOfReachCallNotTracked,
        "A call of a method that generated code cannot name is not tracked",
        "this call of '{0}' is not tracked, because generated code cannot reach it or name a type in its signature. {1}.",
        "What stands in for the call is in a file of its own: types that are private there, or local to a file, cannot be named in it.");

    public static readonly DiagnosticDescriptor NeverCalled = new(
        DiagnosticIds.TrackedMethodNeverCalled,
        "A tracked method is not called in this project",
        "nothing in this project calls '{0}', so nothing is recorded of it here. {1}.",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Calls are tracked where they are written. Where only others call a method (a framework, another assembly), it has to record itself.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.TrackedMethodNeverCalled),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor OtherProduct = new(
        DiagnosticIds.CallInterceptedTwice,
        "Another product intercepts a tracked call",
        "this call of '{0}' is intercepted by another product as well{1}, and the compiler admits one of them (CS9153). Put [DoNotTrack(CallsInside = true)] on the method around it, or track '{0}' where it is defined ('partial').",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A call can be replaced once. Generators do not see each other's output, so that neither can step back.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CallInterceptedTwice));

    public static readonly DiagnosticDescriptor Conditional = Hidden(
        DiagnosticIds.ConditionalCallNotTracked,
        "A call that the compiler may leave out is not tracked",
        "this call of '{0}' is not tracked, because the compiler may leave it out ([Conditional])",
        "A call that is replaced would be left in.");

    public static readonly DiagnosticDescriptor CopiedReceiver = Warning(
        DiagnosticIds.CopiedReceiverCallNotTracked,
        "A call on what an extension block takes by reference is not tracked",
        "this call of '{0}' is not tracked, because the compiler could hand over a copy of what its extension block takes by reference. Write it as a call of the static method, whose first argument is by 'ref'.",
        "Where types differ in what may be null, the compiler converts a receiver, and what it hands over by reference is the converted copy: what the method changes in it would be lost. An argument arrives as it is.");

    public static readonly DiagnosticDescriptor Tracked = Hidden(
        DiagnosticIds.CallTracked,
        "A call is tracked",
        "this call of '{0}' is tracked{1}",
        "Found in what the compiler made of the call. Raise its severity to see it: dotnet_diagnostic.PRFG2090.severity = suggestion.");

    public static readonly DiagnosticDescriptor Score = new(
        DiagnosticIds.CoverageScore,
        "How many calls are tracked",
        "PerfGen tracks {0} of {1} calls of {2}{3}",
        DiagnosticCategories.Coverage,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        description: "The build prints it; with PerfGenCoverageReport it writes where the others are.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CoverageScore),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor LeftAlone = new(
        DiagnosticIds.CallLeftAlone,
        "PerfGen left a call alone that it should have tracked",
        "PerfGen left this call of '{0}' as it is written: {1}",
        DiagnosticCategories.Internals,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Nothing that goes wrong in PerfGen breaks a build: the call runs as it is written, and is not recorded.",
        helpLinkUri: HelpLinks.For(DiagnosticIds.CallLeftAlone));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [ThroughBase, Dynamic, ExpressionTree, BaseCall, TypeParameter, Implicit, Generated, OutOfReach, NeverCalled, OtherProduct, Conditional, CopiedReceiver, Tracked, Score, LeftAlone];

    private static DiagnosticDescriptor Warning(string id, string title, string message, string description) => Create(id, title, message, description, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message, string description) => Create(id, title, message, description, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Hidden(string id, string title, string message, string description) => Create(id, title, message, description, DiagnosticSeverity.Hidden);

    private static DiagnosticDescriptor Create(string id, string title, string message, string description, DiagnosticSeverity severity) =>
        new(id, title, message, DiagnosticCategories.Coverage, severity, isEnabledByDefault: true, description, HelpLinks.For(id));
}
