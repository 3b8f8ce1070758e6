using System.Globalization;
using System.Text.Json;

namespace PerfGen.Benchmarks;

/// <summary>Prints figures as a table for people or as JSON for machines.</summary>
internal static class FigureTable
{
    public static void Write(IReadOnlyList<Figure> figures, string reference, bool json)
    {
        if (json)
        {
            var rows = figures.Select(static figure => new
            {
                name = figure.Name,
                ns = Math.Round(figure.Ns, 2),
                bytes = Math.Round(figure.Bytes, 1),
                ratio = Math.Round(figure.Ratio, 3),
            });
            Console.WriteLine(JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        var invariant = CultureInfo.InvariantCulture;
        Console.WriteLine($"{"case",-26}{"ns",10}{"bytes",9}{"ratio",9}   middle half of ratios");
        foreach (var figure in figures)
        {
            Console.WriteLine(string.Create(invariant,
                $"{figure.Name,-26}{figure.Ns,10:F1}{figure.Bytes,9:F0}{figure.Ratio,9:F2}   {figure.Interval.Low:F2} to {figure.Interval.High:F2}"));
        }

        Console.WriteLine($"\nratio: to {reference} of the same round, median over the rounds; bytes: allocated on the heap");
        foreach (var figure in figures.Where(static figure => figure.Note is not null))
        {
            Console.WriteLine($"{figure.Name}: {figure.Note}");
        }
    }
}
