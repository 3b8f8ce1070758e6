using System.Text;

namespace PerfGen.Contracts;

/// <summary>The file of recorded data that is committed with the sources: one line for each method, in the order of assembly and method, so that versions of it can be merged line by line.</summary>
internal static class AdviceFile
{
    public const string Name = "perfgen.advice.tsv";

    private const string Header = """
        # perfgen advice 1. Written by 'perfgen advice export', read by the compiler's rules (PRFG8001 to PRFG8003): what was recorded of methods.
        # assembly	method	calls	since	until	p95_s	success	baseline	baseline_p95_s

        """;

    /// <summary>Reads a file.</summary>
    /// <returns>Its methods, and the lines that are none, by their numbers from 0.</returns>
    public static (IReadOnlyList<MethodAdvice> Methods, IReadOnlyList<int> Faults) Read(string text)
    {
        var methods = new List<MethodAdvice>();
        var faults = new List<int>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (MethodAdvice.Parse(line) is { } method)
            {
                methods.Add(method);
            }
            else
            {
                faults.Add(i);
            }
        }

        return (methods, faults);
    }

    /// <summary>The same text for the same methods, whatever their order.</summary>
    public static string Write(IEnumerable<MethodAdvice> methods)
    {
        var text = new StringBuilder(Header.Replace("\r", ""));
        foreach (var method in methods.OrderBy(static method => method.Assembly, StringComparer.Ordinal).ThenBy(static method => method.Method, StringComparer.Ordinal))
        {
            text.Append(method.ToLine()).Append('\n');
        }

        return text.ToString();
    }
}
