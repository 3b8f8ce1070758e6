using System.Globalization;
using System.Security;
using PerfGen.Contracts;
using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes what a project's catalogue becomes: a class with a typed member for each metric, attributes by which references know them, and their way to the run time.</summary>
internal static class CatalogueEmitter
{
    /// <summary>For every language version: a library that is written in C# 7.3 has a catalogue as well.</summary>
    public static string Emit(CatalogueModel catalogue, CatalogueEnvironment environment)
    {
        var writer = new SourceWriter();
        FileHeader.WritePlain(writer, $"the metrics of {catalogue.Sources}", catalogue.Sources);
        var described = catalogue.Metrics.Where(static metric => !metric.IsAttribute).ToArray();
        foreach (var metric in described)
        {
            writer.Write(Attribute(metric));
        }

        if (environment.ClassName.Length > 0)
        {
            writer.Write(described.Length == 0 ? null : "");
            using (environment.Namespace.Length == 0 ? default(IDisposable) : writer.Open($"namespace {environment.Namespace}"))
            {
                WriteClass(writer, catalogue, environment);
            }

            if (environment.CanRegister)
            {
                WriteRegistration(writer, catalogue, environment);
            }
        }

        return writer.ToString();
    }

    /// <summary>Only what is not the expected: the attribute is read as the file was.</summary>
    private static string Attribute(MetricModel metric)
    {
        var expected = MetricWords.Expected(Unit.Parse(metric.Unit)!);
        var arguments = new List<string> { Names.Literal(metric.Name), Names.Literal(metric.Unit) };
        Add("Instrument", metric.Instrument, MetricWords.Of(MetricWords.Instruments, expected.Instrument));
        AddNumber("Minimum", metric.Minimum);
        AddNumber("Maximum", metric.Maximum);
        Add("Better", metric.Better, MetricWords.Of(MetricWords.Directions, MetricDirection.None));
        Add("Category", metric.Category, MetricWords.Of(MetricWords.Categories, expected.Category));
        Add("Description", metric.Description, "");
        Add("Deprecated", metric.Deprecated, null);
        Add("RenamedTo", metric.RenamedTo, null);
        Add("Stability", metric.Stability, MetricWords.Of(MetricWords.Stabilities, MetricStability.Stable));
        Add("Tags", metric.Tags, null);
        return $"[assembly: global::PerfGen.DefineMetric({string.Join(", ", arguments)})]";

        void Add(string name, string? value, string? usual)
        {
            if (value != usual)
            {
                arguments.Add($"{name} = {Names.Literal(value)}");
            }
        }

        void AddNumber(string name, double value)
        {
            if (!double.IsInfinity(value))
            {
                arguments.Add($"{name} = {Number(value)}");
            }
        }
    }

    private static void WriteClass(SourceWriter writer, CatalogueModel catalogue, CatalogueEnvironment environment)
    {
        writer.Write($"""
            /// <summary>The metrics of this project, each with its one unit, and by inheritance those that PerfGen knows.</summary>
            /// <remarks>In attributes a metric's name is written as text: a generator does not see what it generates.</remarks>
            {FileHeader.GeneratedCode}
            """);
        using (writer.Open($"internal abstract class {environment.ClassName} : global::{WellKnownNames.Metrics}"))
        {
            string? separator = null;
            foreach (var metric in catalogue.Metrics)
            {
                var type = "global::PerfGen." + MemberName.TypeFor(Unit.Parse(metric.Unit)!);
                writer.Write(separator);
                separator = "";
                if (metric.Description.Length > 0)
                {
                    writer.Write($"/// <summary>{Xml(metric.Description)}</summary>");
                }

                writer.Write($$"""
                    /// <remarks>{{Remarks(metric)}}</remarks>
                    internal static {{type}} {{MemberName.Of(metric.Name)}} { get; } =
                        new {{type}}({{Names.Literal(metric.Name)}}, {{Names.Literal(metric.Unit)}}{{Optional("description", metric.Description)}}{{Optional("minimum", metric.Minimum)}}{{Optional("maximum", metric.Maximum)}});
                    """);
            }
        }
    }

    private static void WriteRegistration(SourceWriter writer, CatalogueModel catalogue, CatalogueEnvironment environment)
    {
        var type = $"global::{(environment.Namespace.Length == 0 ? "" : environment.Namespace + ".")}{environment.ClassName}";
        writer.Write("");
        using (writer.Open($"namespace {WellKnownNames.InterceptorsNamespace}"))
        {
            writer.Write("/// <summary>Lets values that come by name, as Perf.Record(\"…\", …) brings them, be checked against the catalogue. What is listed is made at the first such value.</summary>\n" + FileHeader.GeneratedCode);
            using (writer.Open("file static class Catalogue"))
            {
                writer.Write("[global::System.Runtime.CompilerServices.ModuleInitializer]");
                using (writer.Open($"internal static void Register() => global::{WellKnownNames.ProjectMetrics}.Add(static () => new global::PerfGen.KnownMetric[]", "});"))
                {
                    foreach (var metric in catalogue.Metrics)
                    {
                        writer.Write($"{type}.{MemberName.Of(metric.Name)},");
                    }
                }
            }
        }
    }

    /// <summary>What the documentation says beside the description: name, unit, range, direction, what takes its place.</summary>
    private static string Remarks(MetricModel metric)
    {
        var range = (double.IsInfinity(metric.Minimum), double.IsInfinity(metric.Maximum)) switch
        {
            (false, false) => $", {Number(metric.Minimum)} to {Number(metric.Maximum)}",
            (false, true) => $", at least {Number(metric.Minimum)}",
            (true, false) => $", at most {Number(metric.Maximum)}",
            _ => "",
        };
        var better = metric.Better switch { "higher" => "; more is better", "lower" => "; less is better", _ => "" };
        var deprecated = metric.RenamedTo is { } target ? $" Deprecated: record <c>{Xml(target)}</c> instead." : metric.Deprecated is null ? "" : " Deprecated.";
        return $"<c>{metric.Name}</c> in {Xml(metric.Unit)}{range}{better}.{deprecated}{(metric.Deprecated is { Length: > 0 } why ? " " + Xml(why) : "")}";
    }

    private static string Optional(string name, string text) => text.Length == 0 ? "" : $", {name}: {Names.Literal(text)}";

    private static string Optional(string name, double number) => double.IsInfinity(number) ? "" : $", {name}: {Number(number)}";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Xml(string text) => SecurityElement.Escape(text)!.Replace("\r", "").Replace("\n", " ").Replace("&apos;", "'").Replace("&quot;", "\"");
}
