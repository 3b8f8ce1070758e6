using System.CommandLine;
using System.Globalization;
using PerfGen.Cli.Output;

namespace PerfGen.Cli.Commands.Recording;

/// <summary><c>perfgen record metric</c>: a value, or many from stdin.</summary>
internal static class RecordMetricCommand
{
    public static Command Create(Terminal terminal)
    {
        var catalogue = MetricsOptions.Catalogue();
        var name = new Argument<string>("name") { Description = "The metric's name in snake_case; - reads lines of name, value and unit from stdin, and records all or none." };
        var value = Recording.Optional("value", "The value.");
        var unit = Recording.Optional("unit", "Its unit: seconds, bytes, count, percent, tokens, lines, …; the metric's own where nothing is said.");
        var note = new Option<string[]>("--note") { Description = "What is to be said about it in words. May be said several times.", HelpName = "text" };
        var command = new Command("metric", "Record a value.") { name, value, unit, note };
        var context = new ContextOptions(command, withTask: true);
        var answer = new AnswerOptions(command);
        command.Options.Add(catalogue);
        command.SetAction(parsed =>
        {
            var work = context.Of(parsed);
            var metric = parsed.GetValue(name)!;
            IReadOnlyList<MetricValue> values = metric == "-" ? [.. FromInput(Console.In)] : [Of(metric, parsed.GetValue(value), parsed.GetValue(unit), "")];
            ProjectCatalogue.TakeIn(values, parsed.GetValue(catalogue));
            ValueDoubts.Say(values);
            return Recording.Run(terminal, answer.Of(parsed), new RecordedJson.Document { SessionId = work.Session, TaskId = work.Task, Values = values.Count }, null,
                inbox => inbox.RecordMetrics(values, work, parsed.GetValue(note)));
        });
        return command;
    }

    private static IEnumerable<MetricValue> FromInput(TextReader input)
    {
        var number = 0;
        while (input.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                var parts = line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                yield return Of(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2), $"line {number}: ");
            }
        }

        if (number == 0)
        {
            throw new UsageException("nothing came from stdin; give lines of name, value and unit");
        }
    }

    private static MetricValue Of(string name, string? value, string? unit, string where) =>
        value is not { Length: > 0 } ? throw new UsageException($"{where}'{name}' has no value (perfgen record metric <name> <value> [unit])")
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new MetricValue(name, number, unit ?? "")
        : throw new UsageException($"{where}the value of '{name}' is '{value}', which is not a number");
}
