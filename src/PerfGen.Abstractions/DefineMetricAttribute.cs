namespace PerfGen;

/// <summary>
/// Describes a metric of this assembly, so that it and whoever references it record it in one unit: <c>[assembly: DefineMetric("review_depth", "score", Maximum = 10)]</c>.
/// </summary>
/// <remarks>
/// The file <c>perfgen.metrics.json</c> says the same with more comfort; PerfGen writes these attributes from it. The words are those of the file, and are checked as you type.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DefineMetricAttribute : Attribute
{
    /// <summary>Describes the metric <paramref name="name"/>, which is recorded in <paramref name="unit"/>.</summary>
    /// <param name="name">The metric's name in snake_case.</param>
    /// <param name="unit">Its unit, one of <see cref="Units"/>, a UCUM code, or what is counted in braces.</param>
    public DefineMetricAttribute(string name, string unit)
    {
        Name = name;
        Unit = unit;
    }

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>The metric's unit.</summary>
    public string Unit { get; }

    /// <summary><c>histogram</c>, <c>counter</c>, <c>gauge</c> or <c>updowncounter</c>; what its unit lets expect where it is not given.</summary>
    public string? Instrument { get; set; }

    /// <summary>The least value that makes sense, in <see cref="Unit"/>.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest value that makes sense, in <see cref="Unit"/>.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary><c>higher</c>, <c>lower</c> or <c>none</c>: which values are better.</summary>
    public string? Better { get; set; }

    /// <summary><c>timing</c>, <c>resource</c>, <c>quality</c>, <c>cost</c>, <c>usage</c>, <c>outcome</c> or <c>scale</c>; what its unit lets expect where it is not given.</summary>
    public string? Category { get; set; }

    /// <summary>What it says, in one sentence.</summary>
    public string? Description { get; set; }

    /// <summary>Why it should not be recorded any more.</summary>
    public string? Deprecated { get; set; }

    /// <summary>The metric that takes its place.</summary>
    public string? RenamedTo { get; set; }

    /// <summary><c>stable</c>, or <c>development</c> where it may still change.</summary>
    public string? Stability { get; set; }

    /// <summary>
    /// The tags that its values have, as the file has them: <c>["region", { "name": "outcome", "values": ["sold", "left"], "required": true }]</c>. Values of a
    /// <c>System.Diagnostics.Metrics</c> instrument of its name are checked against them, wherever this assembly is referenced.
    /// </summary>
    public string? Tags { get; set; }
}
