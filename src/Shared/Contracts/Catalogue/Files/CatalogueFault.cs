namespace PerfGen.Contracts;

/// <summary>Something that is wrong with a catalogue.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="At">Where.</param>
/// <param name="Message">A sentence: what, and what to do.</param>
/// <param name="Replacement">What belongs in the place, where that is known.</param>
internal sealed record CatalogueFault(CatalogueFaultKind Kind, TextRange At, string Message, string? Replacement = null);

internal enum CatalogueFaultKind
{
    /// <summary>The text is not JSON, or says something that cannot be.</summary>
    Invalid,

    /// <summary>Metrics are renamed to each other in a circle.</summary>
    RenameCycle,

    /// <summary>A stable metric has a tag that may still change.</summary>
    UnstableTag,

    /// <summary>An entry allows less than that of the registry which it takes the place of.</summary>
    Narrower,

    /// <summary>An entry is no longer what was shipped.</summary>
    Breaking,
}
