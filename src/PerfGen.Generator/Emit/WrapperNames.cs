using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>How a wrapper names what it needs from around it.</summary>
/// <param name="Site">Expression for the method's descriptor.</param>
/// <param name="Measurement">Expression for the descriptor of the n-th captured value.</param>
/// <param name="Tag">Expression for the descriptor of the n-th tag.</param>
/// <param name="Self">Expression for the receiver.</param>
/// <param name="Entry">How a call begins: <c>Enter</c> or one of its kin, without <c>Task</c> or <c>Stream</c>.</param>
/// <param name="EntryArguments">What it is given after the descriptor, each led by a comma.</param>
/// <param name="Accessor">Expression for the accessor of a member that only the method's own type can name; null where the wrapper stands in that type.</param>
internal sealed record WrapperNames(string Site, Func<int, string> Measurement, Func<int, string> Tag, string Self, string Entry, string EntryArguments, Func<CaptureHop, string>? Accessor)
{
    /// <summary>What leads the names of the recorder's types.</summary>
    public string Surface { get; init; } = Names.Surface + ".";

    /// <summary>Begins a call that nothing is known of but its method.</summary>
    public const string Plain = "Enter";

    /// <summary>Begins a call whose body may record itself, and must not as well.</summary>
    public const string Dispatched = "EnterDispatched";

    /// <summary>Begins, or takes over, a call in a body that overrides or implements tracked methods.</summary>
    public const string Body = "EnterBody";

    /// <summary>Begins, or takes over, a call in a decorator, and leaves it to the body behind it.</summary>
    public const string Decorated = "EnterDecorated";

    /// <summary>What says how a call ends, once the method has returned.</summary>
    public string Ended(string call) => Entry is Dispatched or Decorated ? call + ".Returned()" : call;
}
