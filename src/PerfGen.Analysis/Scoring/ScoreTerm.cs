namespace PerfGen.Analysis;

/// <summary>A step of a waterfall: what one thing adds to a score.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">What it adds; the points of all terms add up to the score.</param>
/// <param name="Value">Its own value, 0 to 100; null where it has none, or is unknown.</param>
/// <param name="Weight">Its share of the score, after shares of unknown values went to the known ones; null where it has none.</param>
/// <param name="Reason">Where the value comes from, in words.</param>
public sealed record ScoreTerm(string Name, double Points, double? Value, double? Weight, string Reason);
