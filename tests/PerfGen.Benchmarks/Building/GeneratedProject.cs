using System.Text;

namespace PerfGen.Benchmarks.Building;

/// <summary>Writes the sources of a project of a given size: the same text for the same size, ten methods a class, in the shapes that programs have.</summary>
internal static class GeneratedProject
{
    private const int MethodsInClass = 10;
    private const int CallsInMethod = 5;
    private const int MethodsInCaller = 10;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PerfGen;
        global using Shop.Services;
        """;

    private const string Entry = """
        Console.WriteLine("This program is compiled, and never run.");
        """;

    /// <summary>Each file's name and text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Write(ProjectSize size)
    {
        var files = new List<(string, string)> { ("Usings.cs", Usings), ("Program.cs", Entry) };
        var tracked = size.Methods / MethodsInClass;
        for (var at = 0; at < tracked; at++)
        {
            files.Add(($"Service{at}.cs", Service($"Service{at}", isTracked: true)));
        }

        // What is not tracked is called as often a method.
        var plain = Math.Max(1, size.OtherCalls / MethodsInClass / (size.Calls / size.Methods));
        for (var at = 0; at < (size.OtherCalls == 0 ? 0 : plain); at++)
        {
            files.Add(($"Plain{at}.cs", Service($"Plain{at}", isTracked: false)));
        }

        files.AddRange(Callers("Caller", "Service", tracked, "", size.Calls));
        files.AddRange(Callers("PlainCaller", "Plain", plain, "Plainly", size.OtherCalls));
        return files;
    }

    /// <summary>The text of a file after an edit in the body of its first method.</summary>
    public static string Edit(string text, int number) => text.Replace("var total = 0;", $"var total = {number};", StringComparison.Ordinal);

    private static string Service(string name, bool isTracked)
    {
        var attribute = isTracked ? "[TrackPerformance]" : "";
        var suffix = isTracked ? "" : "Plainly";
        return $$"""
            namespace Shop.Services;

            /// <summary>One of many.</summary>
            public class {{name}}<T>
                where T : notnull
            {
                private readonly List<T> _items = [];

                {{attribute}}
                public static void Reset{{suffix}}(IList<T> items) => items.Clear();

                {{attribute}}
                internal int Count{{suffix}}(T item) => _items.Count(other => other.Equals(item));
            }

            /// <summary>One of many.</summary>
            public sealed class {{name}}
            {
                private readonly Dictionary<string, int> _stock = new(StringComparer.Ordinal);

                {{attribute}}
                public int Check{{suffix}}(string product, int count = 1)
                {
                    if (!_stock.TryGetValue(product, out var there) || there < count)
                    {
                        return 0;
                    }

                    return there;
                }

                {{attribute}}
                public void Add{{suffix}}(string product, int count)
                {
                    _stock[product] = _stock.TryGetValue(product, out var there) ? there + count : count;
                }

                {{(isTracked ? "[TrackPerformance(Agent = \"clerk\"), Measure(\"products_found\", \"count\", From = \"result.Count\")]" : "")}}
                public async Task<IReadOnlyList<string>> Find{{suffix}}Async(string part, CancellationToken stop)
                {
                    await Task.Yield();
                    stop.ThrowIfCancellationRequested();
                    return _stock.Keys.Where(product => product.Contains(part, StringComparison.Ordinal)).ToList();
                }

                {{attribute}}
                public async Task Save{{suffix}}Async(CancellationToken stop)
                {
                    await Task.Delay(_stock.Count, stop);
                }

                {{attribute}}
                public async ValueTask<int> Total{{suffix}}Async()
                {
                    await Task.Yield();
                    return _stock.Values.Sum();
                }

                {{attribute}}
                public static TItem First{{suffix}}<TItem>(IEnumerable<TItem> items) => items.First();

                {{attribute}}
                public bool TryTake{{suffix}}(string product, out int left)
                {
                    left = _stock.TryGetValue(product, out var there) ? there - 1 : 0;
                    return there > 0;
                }

                {{attribute}}
                internal string Print{{suffix}}(params string[] lines) => string.Join(Environment.NewLine, lines);
            }
            """;
    }

    private static IEnumerable<(string Name, string Text)> Callers(string name, string service, int services, string suffix, int calls)
    {
        for (int done = 0, file = 0; done < calls; file++)
        {
            var text = new StringBuilder().Append("namespace Shop.Callers;\n\n/// <summary>One of many.</summary>\npublic sealed class ").Append(name).Append(file)
                .Append("\n{\n");
            for (var method = 0; method < MethodsInCaller && done < calls; method++)
            {
                text.Append(Caller(method, service, services, suffix, done, Math.Min(CallsInMethod, calls - done)));
                done += CallsInMethod;
            }

            yield return ($"{name}{file}.cs", text.Append("}\n").ToString());
        }
    }

    private static string Caller(int method, string service, int services, string suffix, int from, int calls)
    {
        // The first half of the shapes awaits, so every other method is asynchronous.
        var head = from % MethodsInClass == 0 ? $"async Task<int> Run{method}Async(string product, CancellationToken stop)" : $"int Run{method}(string product)";
        var text = new StringBuilder($"    public static {head}\n    {{\n        var total = 0;\n");
        for (var at = 0; at < calls; at++)
        {
            // Every class is called from everywhere.
            var which = (from + at) / MethodsInClass % services;
            text.Append(((from + at) % MethodsInClass) switch
            {
                0 => $"        var s{at} = new {service}{which}();\n        total += s{at}.Check{suffix}(product);\n",
                1 => $"        new {service}{which}().Add{suffix}(product, total);\n",
                2 => $"        foreach (var found in await new {service}{which}().Find{suffix}Async(product, stop))\n        {{\n            total += found.Length;\n        }}\n",
                3 => $"        await new {service}{which}().Save{suffix}Async(stop);\n",
                4 => $"        if (total > 10)\n        {{\n            total = await new {service}{which}().Total{suffix}Async();\n        }}\n",
                5 => $"        total += {service}{which}.First{suffix}(new[] {{ 1, total }});\n",
                6 => $"        if (new {service}{which}().TryTake{suffix}(product, out var left{at}))\n        {{\n            total -= left{at};\n        }}\n",
                7 => $"        product = new {service}{which}().Print{suffix}(product, \"{at}\");\n",
                8 => $"        {service}{which}<string>.Reset{suffix}([product]);\n",
                _ => $"        total += new {service}{which}<int>().Count{suffix}(total);\n",
            });
        }

        return text.Append("        return total;\n    }\n\n").ToString();
    }
}
