using PerfGen.Roslyn;

namespace PerfGen.Generator.Model;

/// <summary>A tracked method, as an interceptor sees it.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="IsExtension">Its first parameter is called on like a receiver.</param>
/// <param name="IsDispatched">What runs is decided when it is called, and may record itself.</param>
/// <param name="Access">How generated code reaches it.</param>
/// <param name="Signature">Its name, parameters and result.</param>
/// <param name="Recording">What is recorded.</param>
internal sealed record TargetModel(
    TypeModel Type,
    Receiver Receiver,
    bool IsExtension,
    bool IsDispatched,
    Access Access,
    SignatureModel Signature,
    RecordingModel Recording)
{
    /// <summary>Only of what nearly always tells targets apart: thousands of calls are grouped by their target after every edit.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Recording.Site.Id);
}

/// <summary>A type whose methods are tracked.</summary>
/// <param name="Name">Fully qualified, as code refers to it.</param>
/// <param name="DisplayName">As people write it, with its namespace.</param>
/// <param name="ShortName">As people write it in its namespace.</param>
/// <param name="Identifier">As a part of generated names.</param>
/// <param name="MetadataName">As the run time finds it, with its assembly.</param>
/// <param name="IsStatic">It has no instances, and no parameter can be of it.</param>
/// <param name="TypeParameters">Its own and those of the types around it, outermost first.</param>
internal sealed record TypeModel(
    string Name,
    string DisplayName,
    string ShortName,
    string Identifier,
    string MetadataName,
    bool IsStatic,
    EquatableArray<TypeParameterModel> TypeParameters)
{
    /// <summary>Only of what nearly always tells types apart.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(MetadataName);
}

/// <summary>What a method is called on.</summary>
internal enum Receiver
{
    /// <summary>Nothing: it is static.</summary>
    None,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A struct that it may change.</summary>
    Ref,

    /// <summary>A struct that it only reads.</summary>
    In,
}

/// <summary>How generated code reaches a method.</summary>
internal enum Access
{
    /// <summary>By its name.</summary>
    Name,

    /// <summary>By an accessor that the run time binds, since it is private or protected.</summary>
    Accessor,
}

/// <summary>What is recorded of a method's calls.</summary>
/// <param name="Site">How the method is described in the journal.</param>
/// <param name="Captures">Values that are read once a call has succeeded.</param>
/// <param name="OutOfReach">Values that the user asks for and that generated code cannot read from where it stands.</param>
/// <param name="Tags">Tags of a call.</param>
internal sealed record RecordingModel(SiteModel Site, EquatableArray<CaptureModel> Captures, EquatableArray<CaptureModel> OutOfReach, EquatableArray<TagModel> Tags)
{
    /// <summary>All that is read from calls.</summary>
    public IEnumerable<CapturePath> Paths => Captures.Select(static capture => capture.Path).Concat(Tags.Select(static tag => tag.Path));

    /// <summary>Whether something is read once a call has succeeded.</summary>
    public bool ReadsAtEnd => Captures.Count > 0 || Tags.Any(static tag => !tag.IsReadAtOnce);
}

/// <summary>How a method is described in the journal; see <c>PerfGen.Runtime.Generated.V1.Site</c>.</summary>
internal sealed record SiteModel(string Assembly, string Id, string Type, string Method, string Metric, string? Agent, string? TaskType, int SampleEvery, bool IsLeaf, CaptureFlags Capture);

/// <summary>The options of <c>PerfGen.CaptureOptions</c>, by the names and numbers that they have there.</summary>
[System.Flags]
internal enum CaptureFlags
{
    None = 0,
    AllocatedBytes = 1,
    CpuTime = 2,
    GcPauses = 4,
}

/// <summary>A value that is read from a call that has succeeded.</summary>
/// <param name="Metric">What it is recorded as.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">Where it stands, as the user wrote it.</param>
/// <param name="Path">The same, bound.</param>
internal sealed record CaptureModel(string Metric, string Unit, string From, CapturePath Path);

/// <summary>A value that is recorded as a tag of its call.</summary>
/// <param name="Name">The tag's name.</param>
/// <param name="From">Where its value stands, as the user wrote it.</param>
/// <param name="Path">The same, bound.</param>
internal sealed record TagModel(string Name, string From, CapturePath Path)
{
    /// <summary>Arguments and receivers are read before the call runs; what it returns is not there yet.</summary>
    public bool IsReadAtOnce => Path.Root != CaptureRoot.Result;
}
