using System.ComponentModel;

namespace PerfGen;

/// <summary>Written by the generator on a method that records its own calls, so that no call of it is recorded a second time. Not for use by hand.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackedAtDefinitionAttribute : Attribute;
