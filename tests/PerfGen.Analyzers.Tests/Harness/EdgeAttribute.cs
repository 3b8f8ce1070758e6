namespace PerfGen.Analyzers.Tests.Harness;

/// <summary>Marks a test that stands on the edge of rules: the nearest thing that is reported beside the nearest that is not. Every rule has one.</summary>
/// <param name="ids">The rules.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EdgeAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
