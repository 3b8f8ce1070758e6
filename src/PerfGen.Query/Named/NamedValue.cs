namespace PerfGen.Query.Named;

/// <summary>A parameter of a statement. A class, like all that is put into lists on the way of a question: of lists of structs, tuples included, no machine code can be shipped.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Value">What it stands for.</param>
internal sealed record NamedValue(string Name, object? Value);
