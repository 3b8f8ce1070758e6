namespace PerfGen.Roslyn;

/// <summary>One step of a capture path: a property or field that is read. Plain data, equal by value with all that follow it.</summary>
/// <param name="Name">The member's name, without <c>@</c>.</param>
/// <param name="IsField">A field; else a property.</param>
/// <param name="IsConditional">What it is read from can be null: reached by <c>?.</c>, else by <c>.</c>.</param>
/// <param name="IsVisibleInAssembly">Any code of the compilation may read it; else (private, protected) only the method's own type may.</param>
/// <param name="DeclaringType">The type that declares it, fully qualified.</param>
/// <param name="IsDeclaredByStruct">That type is a struct.</param>
/// <param name="Type">The member's type, fully qualified, with nullable annotations.</param>
/// <param name="Next">The step after it; null at the end of the path.</param>
internal sealed record CaptureHop(
    string Name,
    bool IsField,
    bool IsConditional,
    bool IsVisibleInAssembly,
    string DeclaringType,
    bool IsDeclaredByStruct,
    string Type,
    CaptureHop? Next)
{
    /// <summary>The member with its type: the same for two steps only where they read the same.</summary>
    public string FullName => DeclaringType + "." + Name;
}
