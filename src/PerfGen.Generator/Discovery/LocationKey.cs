using PerfGen.Generator.Model;

namespace PerfGen.Generator.Discovery;

/// <summary>
/// What the compiler tells calls apart by: the content of a file, and a position in it. Two files of the same content make it refuse the calls in both (CS9231);
/// such calls are left alone.
/// </summary>
internal static class LocationKey
{
    /// <summary>Characters of Base64 that hold nothing but the content's hash of 16 bytes.</summary>
    private const int HashLength = 21;

    /// <summary>The same for two files only where their content is.</summary>
    public static string OfContent(LocationModel location) =>
        location.Version == 1 && location.Data.Length > HashLength ? location.Data.Substring(0, HashLength) : location.Data;
}
