using System.Runtime.InteropServices;
using PerfGen.Runtime.Journal;

namespace PerfGen.Runtime.Calls;

/// <summary>Errors are told apart by a hash of their message; the message itself may hold what nobody meant to record, and stays out of the journal.</summary>
internal static class ErrorMessage
{
    /// <summary>A hash that is the same in every process; 0 where there is no message to be had.</summary>
    public static long Hash(Exception error)
    {
        try
        {
            return Hash(error.Message);
        }
        catch (Exception)
        {
            // Message is virtual: what it throws is the user's, and must not replace the error that is being recorded.
            return 0;
        }
    }

    /// <summary>The hash of a message that was told.</summary>
    public static long Hash(string message)
    {
        // The processor's 32-bit CRC, and the length beside it.
        var bytes = MemoryMarshal.AsBytes(message.AsSpan());
        return ((long)DictionaryWriter.Crc32C(bytes) << 32) | (uint)bytes.Length;
    }
}
