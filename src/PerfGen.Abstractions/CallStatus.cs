namespace PerfGen;

/// <summary>How a tracked call ended.</summary>
public enum CallStatus : byte
{
    /// <summary>It returned.</summary>
    Success = 0,

    /// <summary>It threw.</summary>
    Failure = 1,

    /// <summary>It threw an <see cref="OperationCanceledException"/>, or its task was cancelled.</summary>
    Cancelled = 2,

    /// <summary>It threw a <see cref="TimeoutException"/>, or was cancelled by one.</summary>
    Timeout = 3,

    /// <summary>A stream that its reader left before the end.</summary>
    Abandoned = 4,

    /// <summary>It was open when its process ended.</summary>
    Unfinished = 5,
}
