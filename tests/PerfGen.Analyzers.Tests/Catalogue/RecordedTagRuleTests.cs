using PerfGen.Analyzers.Tests.Harness;
using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Catalogue.RecordedTagRule,
    PerfGen.CodeFixes.Catalogue.TagCodeFix>;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Catalogue.RecordedTagRule>;

namespace PerfGen.Analyzers.Tests.Catalogue;

public sealed class RecordedTagRuleTests
{
    private const string Catalogue = """
        { "metrics": [
          { "name": "requests", "unit": "{request}", "tags": [{ "name": "route", "required": true }, { "name": "outcome", "values": ["ok", "failed"] }, { "name": "size", "type": "integer" }] },
          { "name": "free", "unit": "count" }
        ] }
        """;

    private const string Before = """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        class C
        {
            static readonly Meter Meter = new("shop");
            static readonly Counter<long> Requests = Meter.CreateCounter<long>("requests", "{request}");
            static readonly Counter<long> Free = Meter.CreateCounter<long>("free", "{count}");

        """;

    [Fact]
    public Task TagsThatAreNotThoseOfTheCatalogueAreReported() => Rule.ReportsAsync(
        [
            ("perfgen.metrics.json", Catalogue),
            ("Test.cs", Before + """
                    void M(string route, KeyValuePair<string, object?>[] others, object unknown)
                    {
                        [|Requests.Add(1)|];
                        [|Requests.Add(1, new KeyValuePair<string, object?>("outcome", "ok"))|];
                        Requests.Add(1, new("route", route), new("outcome", [|"fial"|]));
                        Requests.Add(1, new("route", route), new("outcome", route), new("size", [|"big"|]));
                        Requests.Add(1, new KeyValuePair<string, object?>("route", [|1|]));
                        Requests.Add(1, new("route", unknown), new("size", 5));
                        Requests.Add(1, others);
                        Free.Add(1);
                    }
                }
                """),
        ],
        "'requests' is recorded without its tag 'route'",
        "'requests' is recorded without its tag 'route'",
        "'fial' is no value of the tag 'outcome' of 'requests'; did you mean 'failed'?",
        "the tag 'size' of 'requests' is of type integer, not string",
        "the tag 'route' of 'requests' is of type string, not int");

    [Fact]
    public Task TheNearestValueIsWritten() => Fix.FixesAllAsync(
        "Write 'failed'",
        ("perfgen.metrics.json", Catalogue, Catalogue),
        ("Test.cs",
            Before + """    void M(string r) { Requests.Add(1, new("route", r), new("outcome", [|"fial"|])); Requests.Add(1, new("route", r), new("outcome", [|"faild"|])); } }""",
            Before + """    void M(string r) { Requests.Add(1, new("route", r), new("outcome", "failed")); Requests.Add(1, new("route", r), new("outcome", "failed")); } }"""));

    [Fact, Edge("PRFG5007")]
    public Task OnlyTheCataloguesValuesPass() => Rule.EdgeAsync(
        [("perfgen.metrics.json", Catalogue), ("Test.cs", Before + "void M(string route) => Requests.Add(1, new(\"route\", route), new(\"outcome\", $$)); }")],
        silent: "\"failed\"",
        reported: """[|"faild"|]""");
}
