namespace PerfGen.Roslyn;

/// <summary>Why a capture path cannot be bound.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Segment">The part of the path that is wrong, without <c>@</c>; the whole path where it does not follow the grammar.</param>
/// <param name="OnType">The type on which the segment was looked up, as a message shows it; empty for the first segment.</param>
/// <param name="RootType">The type of the path's root, as a message shows it; empty where there is no such root.</param>
/// <param name="ActualType">The type that is not a number, as a message shows it; empty for other reasons.</param>
/// <param name="Suggestion">The whole path that was probably meant; null where nothing is near.</param>
internal sealed record CapturePathError(
    CapturePathErrorReason Reason,
    string Segment,
    string OnType,
    string RootType,
    string ActualType,
    string? Suggestion);
