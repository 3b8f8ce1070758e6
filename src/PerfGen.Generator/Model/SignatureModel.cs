namespace PerfGen.Generator.Model;

/// <summary>A method's name, parameters and result, as generated code writes them.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Attributes">Attributes that the wrapper repeats, since analyzers and the trimmer look for them.</param>
/// <param name="TypeParameters">Its own type parameters.</param>
/// <param name="Parameters">Its parameters, without receiver.</param>
/// <param name="Return">What it returns.</param>
/// <param name="IsUnsafe">There are pointers in it.</param>
/// <param name="IsObsolete">It may be named in obsolete code only.</param>
/// <param name="Summary">As people write it: <c>Reviewer.ReviewAsync(Diff) : Task&lt;Review&gt;</c>.</param>
/// <param name="Experimental">Diagnostics to switch off around it: those of experimental APIs that it consists of.</param>
internal sealed record SignatureModel(
    string Name,
    EquatableArray<string> Attributes,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    ReturnModel Return,
    bool IsUnsafe,
    bool IsObsolete,
    string Summary,
    EquatableArray<string> Experimental);

/// <summary>A type parameter.</summary>
/// <param name="Name">Its name; unlike that of all others around it.</param>
/// <param name="Attributes">Attributes that are repeated, each in brackets and followed by a blank.</param>
/// <param name="Constraints">What follows <c>where T :</c>; empty for none.</param>
internal sealed record TypeParameterModel(string Name, string Attributes, string Constraints);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Attributes">Attributes that are repeated, each in brackets and followed by a blank.</param>
/// <param name="Modifiers"><c>scoped</c>, <c>ref</c> and the like, each followed by a blank.</param>
/// <param name="Type">Its type.</param>
/// <param name="Argument">How it is handed on: <c>ref name</c>.</param>
/// <param name="CanBeKept">Its value can be kept until a task has ended: it is neither by reference nor of a type that lives on the stack.</param>
internal sealed record ParameterModel(string Name, string Attributes, string Modifiers, string Type, string Argument, bool CanBeKept);

/// <summary>What a method returns.</summary>
/// <param name="Kind">How its end is seen.</param>
/// <param name="Modifiers"><c>ref</c> or <c>ref readonly</c>, followed by a blank.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">Attributes that are repeated.</param>
internal sealed record ReturnModel(ReturnKind Kind, string Modifiers, string Type, EquatableArray<string> Attributes);

/// <summary>How a method's end is seen.</summary>
internal enum ReturnKind
{
    /// <summary>It returns nothing.</summary>
    Nothing,

    /// <summary>It returns a value, and has ended.</summary>
    Value,

    /// <summary>It returns a Task, a ValueTask, or one of these with a result, and ends when that ends.</summary>
    Task,

    /// <summary>As <see cref="Task"/>, with a result.</summary>
    TaskWithResult,

    /// <summary>It returns nothing, and its body a task: what would be <c>async void</c>.</summary>
    NothingButTask,

    /// <summary>It returns a stream, or is an iterator: its body runs when that is enumerated, each time anew.</summary>
    Stream,
}
