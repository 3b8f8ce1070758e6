namespace PerfGen;

/// <summary>
/// Records a value that a tracked method is given, returns, or has, as a tag of the call: <c>[Tag] string region</c>, or on the method
/// <c>[Tag("model", From = "request.Options.Model")]</c>. Nothing is recorded of arguments without it.
/// </summary>
/// <remarks>
/// Tags are for values to group by. Each different one is kept as a string, so ids of users or texts do not belong there, and neither does what is secret.
/// A value is recorded as text in the invariant culture, at most 1,024 characters of it; a null is not recorded, and neither is a value whose getter or
/// <c>ToString</c> throws. Arguments and receivers are read before the call runs and are recorded however it ends; <c>result</c> is read once it has succeeded.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TagAttribute : Attribute
{
    /// <summary>On a parameter: records its value under its name in snake_case.</summary>
    public TagAttribute()
    {
    }

    /// <summary>Records under <paramref name="name"/>.</summary>
    /// <param name="name">The tag's name in snake_case.</param>
    public TagAttribute(string name) => Name = name;

    /// <summary>The tag's name; null where it is made from the parameter's.</summary>
    public string? Name { get; }

    /// <summary>
    /// Where the value stands. On a method: <c>result</c>, <c>this</c> or a parameter's name, then properties and fields, each after a dot; <c>result</c> where it is not
    /// given. On a parameter: properties and fields from there; the parameter itself where it is not given.
    /// </summary>
    public string? From { get; set; }
}
