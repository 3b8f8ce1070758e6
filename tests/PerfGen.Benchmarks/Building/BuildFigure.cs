using System.Globalization;
using System.Text.Json;

namespace PerfGen.Benchmarks.Building;

/// <summary>One figure of what PerfGen costs a build or an editor.</summary>
/// <param name="Name">Never changed, since figures are compared over time.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">Its unit; <c>ratio</c> for a quotient.</param>
/// <param name="Low">The lower quartile.</param>
/// <param name="High">The upper quartile.</param>
internal sealed record BuildFigure(string Name, double Value, string Unit, double Low, double High)
{
    public static BuildFigure Of(string name, string unit, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new BuildFigure(name, At(sorted, 0.5), unit, At(sorted, 0.25), At(sorted, 0.75));
    }

    public static void Write(IReadOnlyList<BuildFigure> figures, bool json)
    {
        if (json)
        {
            var rows = figures.Select(static figure => new { name = figure.Name, value = Math.Round(figure.Value, 3), unit = figure.Unit, low = Math.Round(figure.Low, 3), high = Math.Round(figure.High, 3) });
            Console.WriteLine(JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        Console.WriteLine($"{"figure",-34}{"median",10} {"unit",-6}  middle half");
        foreach (var figure in figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Name,-34}{figure.Value,10:F2} {figure.Unit,-6}  {figure.Low:F2} to {figure.High:F2}"));
        }
    }

    private static double At(double[] sorted, double quantile)
    {
        var position = quantile * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(position)], sorted[(int)Math.Ceiling(position)]);
        return below + ((above - below) * (position - Math.Floor(position)));
    }
}
