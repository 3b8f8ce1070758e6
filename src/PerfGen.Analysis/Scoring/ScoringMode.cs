namespace PerfGen.Analysis;

/// <summary>Which formulas score a task.</summary>
public enum ScoringMode
{
    /// <summary>The formulas as documented: weighted means of assessments from 0 to 100.</summary>
    Documented,

    /// <summary>What the origin's code computed: a base of 70 and points on top, cut at 100. For figures that must equal old ones.</summary>
    Compat,
}
