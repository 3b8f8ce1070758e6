namespace PerfGen.Roslyn;

/// <summary>What is wrong with a capture path.</summary>
internal enum CapturePathErrorReason
{
    /// <summary>It is not of the form <c>(result | this | parameter)(.property | .field)*</c>.</summary>
    NotAPath,

    /// <summary>It begins with a word that is neither <c>result</c>, <c>this</c> nor a parameter.</summary>
    NoSuchRoot,

    /// <summary>It begins with <c>result</c>, and the method returns nothing.</summary>
    NoResult,

    /// <summary>It begins with <c>this</c>, and the method is static.</summary>
    NoThis,

    /// <summary>The type has no member of that name.</summary>
    NotFound,

    /// <summary>The member exists, and the method may not read it.</summary>
    NotAccessible,

    /// <summary>Two interfaces have a member of that name, and neither hides the other's.</summary>
    Ambiguous,

    /// <summary>The member is a method, an event or a type.</summary>
    NotAValue,

    /// <summary>The member is static or constant: no call's value.</summary>
    IsStatic,

    /// <summary>The property has no getter.</summary>
    NoGetter,

    /// <summary>The path ends at something that is not a number.</summary>
    NotANumber,

    /// <summary>The path of a tag ends at something that lives on the stack only, or at an address: there is no text to read of it.</summary>
    NotAText,
}
