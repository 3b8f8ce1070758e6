using Microsoft.CodeAnalysis;
using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>What there is to say about a method with [TrackPerformance] that does not record its own calls, when it becomes a delegate.</summary>
/// <param name="Shape">Why no call of it is tracked, however it is called; null where calls are.</param>
/// <param name="Obstacle">Why it cannot record its own calls; null where it can.</param>
/// <param name="CallsAreTracked">Calls that are written down are tracked, so that a lambda helps.</param>
internal sealed record UntrackedDelegate(string? Shape, string? Obstacle, bool CallsAreTracked)
{
    /// <summary>Null for a method without the attribute, and for one that records its own calls.</summary>
    /// <param name="method">The method as declared.</param>
    /// <param name="compilation">The compilation that makes the delegate.</param>
    /// <param name="stop">Stops the search.</param>
    public static UntrackedDelegate? Find(IMethodSymbol method, Compilation compilation, CancellationToken stop)
    {
        // PRFG1002 says what is wrong with a local function.
        var verdict = method.MethodKind == MethodKind.LocalFunction ? Verdict.NotAsked : CallVerdict.OfMethod(method, compilation);
        if (verdict is Verdict.NotAsked or Verdict.TrackedAtDefinition)
        {
            return null;
        }

        var shape = ReasonOf(MethodShape.VerdictOf(method));
        return new(shape, shape is null ? PartialFormObstacle.Find(method, compilation, stop) : null, verdict == Verdict.Tracked);
    }

    /// <summary>What to do, as one sentence without its full stop.</summary>
    /// <param name="canBeLambda">A lambda with the call may stand in the place of the method's name, and its call is tracked.</param>
    public string Advice(bool canBeLambda) => (Shape, Obstacle, canBeLambda && CallsAreTracked) switch
    {
        ({ } shape, _, _) => $"No call of it is, because {shape}",
        (_, null, true) => "Track it where it is defined ('partial'), or call it from a lambda",
        (_, null, false) => "Track it where it is defined ('partial')",
        (_, _, true) => $"Call it from a lambda; it cannot be tracked where it is defined, because {Obstacle}",
        (_, _, false) => $"It cannot be tracked where it is defined either, because {Obstacle}",
    };

    private static string? ReasonOf(Verdict shape) => shape switch
    {
        Verdict.Tracked => null,
        Verdict.Extern => "it is implemented outside of .NET",
        Verdict.Conditional => "the compiler may leave the call out ([Conditional])",
        Verdict.AsyncVoid => "nothing tells when an 'async void' method ends",
        Verdict.CustomAwaitable => "what it returns can be awaited and is no task",
        _ => "it is no ordinary method",
    };
}
