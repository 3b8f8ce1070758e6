namespace CodeReviewAgents.Tests.EndToEnd;

/// <summary>What a process of the sample counted by itself.</summary>
/// <param name="Begun">Method → executions that began.</param>
/// <param name="Ended">Method → executions that ended.</param>
internal sealed record CountFile(IReadOnlyDictionary<string, long> Begun, IReadOnlyDictionary<string, long> Ended)
{
    public long TotalBegun => Begun.Values.Sum();

    public long TotalEnded => Ended.Values.Sum();

    public static CountFile Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new CountFile(Tally(lines, '+'), Tally(lines, '-'));
    }

    /// <summary>Method → executions that began in any of the processes.</summary>
    public static SortedDictionary<string, long> Sum(IEnumerable<CountFile> files) => new(
        files.SelectMany(static file => file.Begun).GroupBy(static one => one.Key).ToDictionary(static group => group.Key, static group => group.Sum(static one => one.Value)),
        StringComparer.Ordinal);

    private static Dictionary<string, long> Tally(string[] lines, char sign) =>
        lines.Where(line => line[0] == sign).CountBy(static line => line[1..]).ToDictionary(static one => one.Key, static one => (long)one.Value);
}
