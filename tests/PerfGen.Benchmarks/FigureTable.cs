using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfGen.Benchmarks;

/// <summary>Prints figures as tables for people or as one list in JSON for machines.</summary>
internal static class FigureTable
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Write(IReadOnlyList<Section> sections, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(sections.SelectMany(static section => section.Figures).Select(static figure => new
            {
                name = figure.Name,
                ns = Math.Round(figure.Ns, 2),
                bytes = figure.Bytes is { } bytes ? Math.Round(bytes, 1) : (double?)null,
                ratio = Math.Round(figure.Ratio, 5),
                low = Math.Round(figure.Interval.Low, 5),
                high = Math.Round(figure.Interval.High, 5),
                note = figure.Note,
            }), Json));
            return;
        }

        foreach (var section in sections)
        {
            Write(section);
        }
    }

    private static void Write(Section section)
    {
        var isShare = section.Figures.All(static figure => figure.Name.EndsWith('%'));
        Console.WriteLine($"{section.Title,-34}{"ns",12}{"bytes",9}{(isShare ? "share" : "ratio"),10}   middle half of the rounds");
        foreach (var figure in section.Figures)
        {
            Console.WriteLine($"{figure.Name,-34}{Number(figure.Ns, "F1"),12}{(figure.Bytes is { } bytes ? Number(bytes, "F0") : ""),9}{Ratio(figure.Ratio),10}   {Ratio(figure.Interval.Low)} to {Ratio(figure.Interval.High)}");
        }

        Console.WriteLine($"\n{section.RatioOf}");
        foreach (var figure in section.Figures.Where(static figure => figure.Note is not null))
        {
            Console.WriteLine($"{figure.Name}: {figure.Note}");
        }

        Console.WriteLine();

        string Ratio(double ratio) => isShare ? Number(ratio * 100, "F4") + " %" : Number(ratio, "F2");
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
