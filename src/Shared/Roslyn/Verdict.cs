namespace PerfGen.Roslyn;

/// <summary>Whether a call of a method with [TrackPerformance] is tracked, and if not, why.</summary>
internal enum Verdict
{
    /// <summary>It is: an interceptor stands in for it, and changes nothing else.</summary>
    Tracked = 0,

    /// <summary>The method records its own calls.</summary>
    TrackedAtDefinition,

    /// <summary>No [TrackPerformance] asks for the method, or [DoNotTrack] takes it out.</summary>
    NotAsked,

    /// <summary>The method is no ordinary method: a local function, a delegate's Invoke, an accessor, one with <c>__arglist</c>.</summary>
    UnsupportedMember,

    /// <summary>What is called is only known when the program runs.</summary>
    Dynamic,

    /// <summary>A call through <c>base</c> of a virtual method: an interceptor could only call the override, which is where it came from.</summary>
    BaseCall,

    /// <summary>In an expression tree, which is data: the tree would name the interceptor.</summary>
    ExpressionTree,

    /// <summary>On a value of a type parameter: an interceptor would box a struct, and its changes would be lost.</summary>
    ConstrainedReceiver,

    /// <summary>Of a static abstract or static virtual member through a type parameter.</summary>
    StaticAbstract,

    /// <summary>A type in the signature, or the type that declares the method, cannot be named in another file: private, file-local, or ambiguous.</summary>
    UnnameableType,

    /// <summary>The method can be reached neither by its name nor by an accessor.</summary>
    Inaccessible,

    /// <summary>[DoNotTrack(CallsInside = true)] stands around the call.</summary>
    OptedOut,

    /// <summary>[Conditional]: the compiler may leave the call out.</summary>
    Conditional,

    /// <summary>The method is implemented outside of .NET; recording could disturb the last error that it leaves behind.</summary>
    Extern,

    /// <summary><c>async void</c>: nothing tells when it ends, unless it is partial and its body returns a task.</summary>
    AsyncVoid,

    /// <summary>It returns something that can be awaited and is no task.</summary>
    CustomAwaitable,

    /// <summary>
    /// Of an extension block, on what the block takes by reference and whose type has a reference type or a type parameter in it: where the compiler takes the interceptor's type for
    /// another one, by annotations about null alone, it hands over a copy, and what the method changes would be lost.
    /// </summary>
    CopiedReceiver,
}
