namespace PerfGen.Query.Text;

/// <summary>A row of bars, from 0 to the largest value; where there is no value there is a gap.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static string Draw(IReadOnlyList<double?> values)
    {
        var largest = values.Max() ?? 0;
        return string.Concat(values.Select(value => value switch
        {
            null => ' ',
            _ when largest <= 0 => Bars[0],
            { } v => Bars[Math.Clamp((int)Math.Ceiling(v / largest * Bars.Length) - 1, 0, Bars.Length - 1)],
        }));
    }
}
