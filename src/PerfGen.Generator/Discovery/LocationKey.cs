using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// What the compiler tells calls apart by: the content of a file, and a position in it. Two files of the same content make it refuse both calls (CS9231);
/// such calls are left alone.
/// </summary>
internal static class LocationKey
{
    /// <summary>Characters of Base64 that the hash (16 bytes) and position (4 bytes) take, without the one that they share with the file's name.</summary>
    private const int KnownLength = 26;

    public static string Of(LocationModel location) =>
        location.Version == 1 && location.Data.Length > KnownLength ? location.Data.Substring(0, KnownLength) : location.Data;
}
