namespace PerfGen.Exchange.Otlp.Http;

/// <summary>Codes of <c>google.rpc.Status</c>.</summary>
internal enum OtlpStatus
{
    /// <summary>The request is not what it should be.</summary>
    InvalidArgument = 3,

    /// <summary>It is too large.</summary>
    ResourceExhausted = 8,

    /// <summary>There is nothing at this address.</summary>
    Unimplemented = 12,

    /// <summary>A fault of the receiver.</summary>
    Internal = 13,

    /// <summary>It cannot be taken now.</summary>
    Unavailable = 14,
}
