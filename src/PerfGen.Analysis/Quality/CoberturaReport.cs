using System.Globalization;
using System.Xml;

namespace PerfGen.Analysis;

/// <summary>Cobertura XML, as coverlet, dotnet-coverage, JaCoCo converters and gcovr write it.</summary>
internal static class CoberturaReport
{
    /// <summary>Lines are counted where they are listed; the rate that the root states counts otherwise.</summary>
    public static IReadOnlyList<QualityReading> Read(Stream file)
    {
        using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        if (xml.MoveToContent() != XmlNodeType.Element || xml.Name != "coverage")
        {
            throw new FormatException($"its root is <{xml.Name}>; that of a Cobertura file is <coverage>");
        }

        var rate = Number(xml.GetAttribute("line-rate"));
        var (covered, valid) = (Number(xml.GetAttribute("lines-covered")), Number(xml.GetAttribute("lines-valid")));
        var (listedCovered, listed) = (0L, 0L);
        var complexities = new List<double>();
        var isInMethod = false;
        while (xml.Read())
        {
            if (xml.Name == "methods")
            {
                // A class lists its lines once more for each method.
                isInMethod = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, Name: "method" } && Number(xml.GetAttribute("complexity")) is { } complexity && double.IsFinite(complexity))
            {
                complexities.Add(complexity);
            }
            else if (xml is { NodeType: XmlNodeType.Element, Name: "line" } && !isInMethod)
            {
                listed++;
                listedCovered += Number(xml.GetAttribute("hits")) > 0 ? 1 : 0;
            }
        }

        var readings = new List<QualityReading>();
        if (valid > 0 && covered is { } lines)
        {
            readings.Add(Coverage(lines, valid.Value));
        }
        else if (listed > 0)
        {
            readings.Add(Coverage(listedCovered, listed));
        }
        else if (rate is >= 0 and <= 1)
        {
            readings.Add(new QualityReading(Metrics.Names.TestCoverage, rate.Value * 100, Units.Percent, "the line-rate that the file states"));
        }

        if (complexities.Count > 0)
        {
            readings.Add(new QualityReading(Metrics.Names.ComplexityScore, complexities.Average(), Units.Score, string.Create(CultureInfo.InvariantCulture, $"the mean cyclomatic complexity of {complexities.Count} methods")));
        }

        return readings.Count > 0 ? readings : throw new FormatException("it states no lines and no line-rate");
    }

    internal static QualityReading Coverage(double covered, double valid) =>
        new(Metrics.Names.TestCoverage, covered / valid * 100, Units.Percent, string.Create(CultureInfo.InvariantCulture, $"{covered:0} of {valid:0} lines"));

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
