using PerfGen.Contracts;

namespace PerfGen;

/// <summary>A metric that PerfGen, or a project's catalogue, knows. Its values are recorded with the <c>Record</c> of its kind (in PerfGen.Runtime), which leaves no choice of unit.</summary>
public abstract class KnownMetric
{
    private readonly MetricDefinition _definition;

    private protected KnownMetric(string name) =>
        _definition = MetricCatalogue.Find(name) ?? throw new ArgumentException($"There is no metric '{name}' in the catalogue.", nameof(name));

    /// <summary>For generated code: a metric of <c>perfgen.metrics.json</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">The word of its unit.</param>
    /// <param name="description">What it says.</param>
    /// <param name="minimum">The least value that makes sense.</param>
    /// <param name="maximum">The greatest one.</param>
    /// <exception cref="ArgumentException">The unit is none.</exception>
    private protected KnownMetric(string name, string unit, string description, double minimum, double maximum) =>
        _definition = MetricDefinition.Of(name, unit, description, minimum, maximum);

    /// <summary>What is known about it.</summary>
    internal MetricDefinition Definition => _definition;

    /// <summary>Its name.</summary>
    public string Name => _definition.Name;

    /// <summary>The word of its unit, one of <see cref="Units"/>, or a rate.</summary>
    public string Unit => _definition.Unit;

    /// <summary>What it says, in one sentence.</summary>
    public string Description => _definition.Description;

    /// <summary>The least value that makes sense, in <see cref="Unit"/>.</summary>
    public double Minimum => _definition.Minimum;

    /// <summary>The greatest value that makes sense, in <see cref="Unit"/>; infinite where there is none.</summary>
    public double Maximum => _definition.Maximum;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
