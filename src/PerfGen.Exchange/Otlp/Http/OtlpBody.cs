using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using PerfGen.Exchange.Otlp.Wire;

namespace PerfGen.Exchange.Otlp.Http;

/// <summary>Reads the body of a request, unpacked, up to a limit: a small body may be packed out of a very large one.</summary>
internal static class OtlpBody
{
    /// <summary>The body; null where it is larger than the limit.</summary>
    /// <exception cref="OtlpFormatException">It is not packed as it says.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, bool isPacked, long limit, CancellationToken stop)
    {
        if (!isPacked)
        {
            return await ReadAsync(request.Body, limit, stop).ConfigureAwait(false);
        }

        await using var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return await ReadAsync(unpacked, limit, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw new OtlpFormatException("it is not packed with gzip, as it says");
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream from, long limit, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0;)
        {
            if (bytes.Length + read > limit)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
