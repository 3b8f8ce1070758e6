namespace PerfGen;

/// <summary>
/// Records a number that a tracked method returns, is given, or has: <c>[Measure("total_tokens_used", Units.Tokens, From = "result.Usage.TotalTokenCount")]</c>.
/// </summary>
/// <remarks>
/// The value is read once the call has succeeded. A null on the way means that nothing is recorded; an exception of a getter is caught and counted.
/// The path is checked by the compiler's rules: one that does not exist, or that is not a number, is an error at the attribute.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class MeasureAttribute : Attribute
{
    /// <summary>Records the metric <paramref name="name"/> in <paramref name="unit"/>.</summary>
    /// <param name="name">The metric's name in snake_case.</param>
    /// <param name="unit">Its unit, one of <see cref="Units"/>.</param>
    public MeasureAttribute(string name, string unit)
    {
        Name = name;
        Unit = unit;
    }

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>The metric's unit.</summary>
    public string Unit { get; }

    /// <summary>
    /// Where the value stands: <c>result</c>, <c>this</c> or a parameter's name, then properties and fields, each after a dot. The result itself where it is not given.
    /// </summary>
    public string From { get; set; } = "result";
}
