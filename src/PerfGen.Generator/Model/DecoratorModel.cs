namespace PerfGen.Generator.Model;

/// <summary>A class that records the calls of an interface and hands them on.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Type">The interface.</param>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="ClassName">The class's name.</param>
/// <param name="Methods">Methods of the interface and of those that it extends.</param>
/// <param name="Members">Properties, indexers and events likewise, which are handed on.</param>
/// <param name="Disposal">What can be disposed.</param>
/// <param name="IsForContainer">A container makes it: of an open generic interface, with the service under PerfGen's key.</param>
internal sealed record DecoratorModel(
    string HintName,
    TypeModel Type,
    string Namespace,
    string ClassName,
    EquatableArray<DecoratedMethodModel> Methods,
    EquatableArray<DecoratedMemberModel> Members,
    Disposal Disposal,
    bool IsForContainer);

/// <summary>A method of a decorator.</summary>
/// <param name="Contract">The interface that declares it.</param>
/// <param name="Signature">Its name, parameters and result.</param>
/// <param name="TypeParameterHints">What an implementation must repeat of constraints, so that <c>T?</c> keeps its meaning; empty for nothing.</param>
/// <param name="Slot">The method that it implements.</param>
/// <param name="IsRecorded">Its calls are recorded; else handed on.</param>
/// <param name="Recording">What is recorded.</param>
internal sealed record DecoratedMethodModel(string Contract, SignatureModel Signature, string TypeParameterHints, SlotModel Slot, bool IsRecorded, RecordingModel Recording);

/// <summary>A property, an indexer or an event of a decorator.</summary>
/// <param name="Contract">The interface that declares it.</param>
/// <param name="Head">Its modifiers and type, followed by a blank.</param>
/// <param name="Name">Its name, or <c>this[…]</c>.</param>
/// <param name="Access">How it is named on the service: <c>.Name</c> or <c>[…]</c>.</param>
/// <param name="ByRef"><c>ref</c> and a blank where it returns a reference.</param>
/// <param name="Accessors">Its accessors: get, set, add, remove.</param>
internal sealed record DecoratedMemberModel(string Contract, string Head, string Name, string Access, string ByRef, EquatableArray<string> Accessors);

/// <summary>Which of the two ways of disposal an interface has.</summary>
[Flags]
internal enum Disposal
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="IDisposable"/>.</summary>
    Sync = 1,

    /// <summary><c>IAsyncDisposable</c>.</summary>
    Async = 2,
}

/// <summary>A call of <c>services.Track</c>.</summary>
/// <param name="Decorator">The decorator.</param>
/// <param name="Interface">The interface as code refers to it: closed, or open as in <c>typeof</c>.</param>
/// <param name="Class">The decorator likewise.</param>
/// <param name="IsOpen">The interface is an open generic one.</param>
/// <param name="IsReduced">It is called on the services, as extension methods are.</param>
/// <param name="Location">Where the call stands.</param>
internal sealed record TrackCallModel(DecoratorModel Decorator, string Interface, string Class, bool IsOpen, bool IsReduced, LocationModel Location);
