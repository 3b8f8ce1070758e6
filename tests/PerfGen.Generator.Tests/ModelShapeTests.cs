using System.Reflection;
using Microsoft.CodeAnalysis;
using PerfGen.Generator.Model;
using PerfGen.Generator.Tests.Harness;

namespace PerfGen.Generator.Tests;

/// <summary>
/// What passes between the steps of the pipeline is plain data that is equal by value: a symbol or a syntax node in it would keep whole compilations alive
/// and make every comparison fail, under tests that stay green.
/// </summary>
public sealed class ModelShapeTests
{
    private const string Source = """
        [assembly: DefineMetric("attributed", "count")]

        public partial class C
        {
            [TrackPerformance]
            [Measure("m", Units.Count, From = "text.Length")]
            [Tag("length", From = "result")]
            public int Run([Tag] string text) => text.Length;

            [TrackPerformance]
            public partial int Partial();

            private int PartialCore() => Run("");
        }
        """;

    public static TheoryData<string> Steps => [.. StepNames.All];

    [Theory]
    [MemberData(nameof(Steps))]
    public void WhatAStepPutsOutIsPlainDataAllTheWayDown(string step)
    {
        var project = TestProject.Of(Source).WithAdditional("perfgen.metrics.json", """{ "metrics": [{ "name": "filed", "unit": "count" }] }""");

        var outputs = GeneratorRun.Of(project).Step(step);

        Assert.NotEmpty(outputs);
        Assert.All(outputs, static output => Assert.Empty(Offences(output.Value.GetType())));
    }

    [Fact]
    public void TheCheckSeesWhatMustNotBeThere()
    {
        Assert.Contains("ISymbol", Assert.Single(Offences(typeof(EquatableArray<HoldsSymbol>))), StringComparison.Ordinal);
        Assert.Contains("Location", Assert.Single(Offences(typeof(HoldsLocation))), StringComparison.Ordinal);
        Assert.Contains("List", Assert.Single(Offences(typeof(HoldsList))), StringComparison.Ordinal);
        Assert.Contains("int[]", Assert.Single(Offences(typeof(HoldsArray))).Replace("Int32[]", "int[]", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("NotARecord", Assert.Single(Offences(typeof(HoldsClass))), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Offences(Type root)
    {
        var seen = new HashSet<Type>();
        var waiting = new Queue<(Type Type, string Path)>([(root, root.Name)]);
        while (waiting.TryDequeue(out var next))
        {
            var type = next.Type;
            if (!seen.Add(type) || type == typeof(string) || type.IsPrimitive || type.IsEnum)
            {
                continue;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                waiting.Enqueue((type.GetGenericArguments()[0], next.Path));
            }
            else if (!IsRecord(type))
            {
                yield return $"{next.Path} is {type}";
            }
            else
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    waiting.Enqueue((field.FieldType, $"{next.Path}.{field.Name}"));
                }
            }
        }
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        && type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type));

    private sealed record HoldsSymbol(ISymbol Symbol) : IEquatable<HoldsSymbol>;

    private sealed record HoldsLocation(string Name, Location Location);

    private sealed record HoldsList(List<string> Items);

    private sealed record HoldsArray(int[] Items);

    private sealed record HoldsClass(NotARecord Item);

    private sealed class NotARecord;
}
