using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfGen.Store.DuckDB.Access;

namespace PerfGen.Store.DuckDB.Migrating;

/// <summary>
/// A database with the newest schema and without rows, ready-made: to write it takes milliseconds, where to run all steps takes half a second. It is
/// <c>Schema/empty.database</c>, the fingerprint of the steps and the packed file; one of other steps is not used.
/// </summary>
internal static class EmptyDatabase
{
    private const string Resource = "PerfGen.Store.DuckDB.EmptyDatabase";

    /// <summary>Of all steps, and the format that the file has.</summary>
    public static byte[] Fingerprint { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Database.StorageVersion} {Database.BlockSize} ") + string.Concat(Migrations.All.Select(static step => step.Sql))));

    /// <summary>Writes it to a path where nothing is.</summary>
    /// <returns>Whether there is one of today's steps; else nothing is written.</returns>
    public static bool TryWrite(string path)
    {
        using var packed = Open();
        if (packed is null)
        {
            return false;
        }

        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var file = File.Create(path);
        unpacked.CopyTo(file);
        return true;
    }

    /// <summary>Packs a database that the steps have made, for the next build.</summary>
    public static void Pack(string database, string target)
    {
        using var file = File.Create(target);
        file.Write(Fingerprint);
        using var packed = new GZipStream(file, CompressionLevel.SmallestSize);
        using var from = File.OpenRead(database);
        from.CopyTo(packed);
    }

    private static Stream? Open()
    {
        var stream = typeof(EmptyDatabase).Assembly.GetManifestResourceStream(Resource);
        var found = new byte[Fingerprint.Length];
        if (stream is null || stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) < found.Length || !found.AsSpan().SequenceEqual(Fingerprint))
        {
            stream?.Dispose();
            return null;
        }

        return stream;
    }
}
