namespace PerfGen.Query.Sandbox;

/// <summary>Why a question was not answered.</summary>
public enum QueryErrorKind
{
    /// <summary>The SQL has an error, or its data did not allow the answer.</summary>
    Invalid = 0,

    /// <summary>The SQL would do more than read the database.</summary>
    Refused = 1,

    /// <summary>The time was over.</summary>
    TimedOut = 2,

    /// <summary>It needs more memory than it may have.</summary>
    OutOfMemory = 3,
}
