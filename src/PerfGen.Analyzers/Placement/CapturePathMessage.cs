using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Placement;

/// <summary>Says in words why a capture path cannot be bound; goes on after the path in quotes.</summary>
internal static class CapturePathMessage
{
    public static string Reason(CapturePathError error, IMethodSymbol method) => error.Reason switch
    {
        CapturePathErrorReason.NotAPath => "is not a path: write 'result', 'this' or a parameter, then properties or fields, each after a dot",
        CapturePathErrorReason.NoSuchRoot => $"begins with '{error.Segment}', which is neither 'result', 'this' nor a parameter of '{method.Name}'",
        CapturePathErrorReason.NoResult => $"does not exist: '{method.Name}' returns nothing",
        CapturePathErrorReason.NoThis => $"does not exist: '{method.Name}' is static",

        // With a near name at hand the two paths side by side say it best; without one, say where the way ends.
        CapturePathErrorReason.NotFound when error.Suggestion is not null || error.OnType == error.RootType => $"does not exist on '{error.RootType}'",
        CapturePathErrorReason.NotFound => $"does not exist: '{error.OnType}' has no '{error.Segment}'",
        CapturePathErrorReason.NotAccessible => $"cannot be read from '{method.Name}': '{error.OnType}.{error.Segment}' is not accessible there",
        CapturePathErrorReason.Ambiguous => $"is ambiguous: '{error.OnType}' inherits more than one '{error.Segment}'",
        CapturePathErrorReason.NotAValue => $"cannot be read: '{error.OnType}.{error.Segment}' is neither a property nor a field",
        CapturePathErrorReason.IsStatic => $"cannot be read from an object: '{error.OnType}.{error.Segment}' is static",
        CapturePathErrorReason.NoGetter => $"cannot be read: '{error.OnType}.{error.Segment}' has no getter",
        CapturePathErrorReason.NotANumber => $"is a '{error.ActualType}', which is not a number",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Reason, null),
    };
}
