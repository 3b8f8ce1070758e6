using System.Text.Json;
using PerfGen.Cli.Tests.Support;

namespace PerfGen.Cli.Tests;

/// <summary><c>perfgen metrics</c>: it needs files, and no data directory.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string Catalogue = """
        {
          "metrics": [
            { "name": "review_depth", "unit": "score", "minimum": 0, "maximum": 10, "better": "higher", "description": "How deep." },
            { "name": "letters_sent", "unit": "{letter}", "renamed_to": "mails_sent" },
            { "name": "mails_sent", "unit": "{mail}", "tags": [{ "name": "outcome", "values": ["sent", "bounced"], "required": true }] }
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("perfgen-metrics-tests-").FullName;

    private string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TheBuiltInMetricsAreListedWhereThereIsNoCatalogue()
    {
        var outcome = await RunAsync("metrics", "--csv");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("there is no perfgen.metrics.json here or above: these are the built-in metrics", outcome.Sentence());
        Assert.StartsWith("name,unit,instrument,range,better,source,what_it_is", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("test_coverage,percent,gauge,0 to 100,higher,built in,", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProjectsOwnComeFirstAndAloneOnRequest()
    {
        Write("perfgen.metrics.json", Catalogue);
        Directory.CreateDirectory(File("below"));

        var outcome = await RunInAsync(File("below"), "metrics", "--own", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("perfgen.metrics/1", json.RootElement.GetProperty("schema").GetString());
        var metrics = json.RootElement.GetProperty("metrics").EnumerateArray().ToArray();
        Assert.Equal(["review_depth", "letters_sent", "mails_sent"], metrics.Select(static metric => metric.GetProperty("name").GetString()));
        Assert.Equal((0, 10, "higher"), (metrics[0].GetProperty("minimum").GetDouble(), metrics[0].GetProperty("maximum").GetDouble(), metrics[0].GetProperty("better").GetString()));
        Assert.Equal(JsonValueKind.Null, metrics[1].GetProperty("maximum").ValueKind);
    }

    [Fact]
    public async Task TheSchemaOfTheFileIsThatOfThePackage()
    {
        var outcome = await RunAsync("metrics", "--schema");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var schema = JsonDocument.Parse(outcome.Output);
        Assert.Equal("A catalogue of metrics for PerfGen", schema.RootElement.GetProperty("title").GetString());
        Assert.False(schema.RootElement.TryGetProperty("$id", out _)); // It is at no address but where somebody puts it.
    }

    [Fact]
    public async Task ValuesThatAreRecordedByHandAreCheckedByTheCatalogueOfTheFolder()
    {
        Write("perfgen.metrics.json", Catalogue);
        Directory.CreateDirectory(File("below"));

        var fine = await RunInAsync(File("below"), "record", "metric", "review_depth", "7", "--dir", File("data"));
        var wrongUnit = await RunInAsync(File("below"), "record", "metric", "review_depth", "7", "bytes", "--dir", File("data"));
        var named = await RunInAsync(Path.GetTempPath(), "record", "metric", "review_depth", "7", "bytes", "--catalogue", File("perfgen.metrics.json"), "--dir", File("data"));
        var unknown = await RunInAsync(Path.GetTempPath(), "record", "metric", "review_depth", "7", "bytes", "--dir", File("data"));
        var missing = await RunInAsync(_folder, "record", "metric", "review_depth", "7", "--catalogue", File("none.json"), "--dir", File("data"));

        Assert.Equal(0, fine.ExitCode);
        Assert.Equal(2, wrongUnit.ExitCode);
        Assert.Contains("review_depth", wrongUnit.Errors, StringComparison.Ordinal);
        Assert.Equal(2, named.ExitCode);
        Assert.Equal(0, unknown.ExitCode); // Nobody describes it there.
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("there is no file", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatSpeaksAgainstAValueIsSaidAndTheValueIsRecorded()
    {
        Write("perfgen.metrics.json", Catalogue);

        var beyond = await RunInAsync(_folder, "record", "metric", "review_depth", "70", "--dir", File("data"));
        var atTheEnd = await RunInAsync(_folder, "record", "metric", "review_depth", "10", "--dir", File("data"));
        var noUnit = await RunInAsync(_folder, "record", "metric", "free", "1", "sorce", "--dir", File("data"));
        var unit = await RunInAsync(_folder, "record", "metric", "free", "1", "{source}", "--dir", File("data"));

        Assert.Equal((0, "perfgen: 'review_depth' goes from 0 to 10, and 70 score is recorded\n"), (beyond.ExitCode, beyond.Errors));
        Assert.Equal((0, ""), (atTheEnd.ExitCode, atTheEnd.Errors));
        Assert.Equal((0, "perfgen: 'sorce' is not a unit that PerfGen knows, and is recorded as it is; did you mean 'score'?\n"), (noUnit.ExitCode, noUnit.Errors));
        Assert.Equal((0, ""), (unit.ExitCode, unit.Errors));
    }

    [Fact]
    public async Task OneMetricIsExplained()
    {
        var outcome = await RunAsync("metrics", "explain", "test_coverage");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("\n test_coverage   Share of the code that tests run through, 0 to 100.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n range       0 to 100\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n Metrics.TestCoverage.Record(…);\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMistypedMetricIsExplainedByItsNearest()
    {
        var outcome = await RunAsync("metrics", "explain", "test_covrage");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("there is no metric 'test_covrage'; did you mean 'test_coverage'? (all: perfgen metrics)", outcome.Sentence());
    }

    [Fact]
    public async Task AMistypedVerbIsNamed()
    {
        var outcome = await RunAsync("metrics", "expalin");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("there is no verb 'metrics expalin'; did you mean 'explain'?", outcome.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckSaysWhatTheCompilerWouldSay()
    {
        Write("perfgen.metrics.json", Catalogue.Replace("\"score\"", "\"sorce\"", StringComparison.Ordinal));

        var wrong = await RunAsync("metrics", "check");
        Write("perfgen.metrics.json", Catalogue);
        var right = await RunAsync("metrics", "check");

        Assert.Equal((1, "perfgen.metrics.json(3,40): error PRFG5003: 'sorce' is not a unit; did you mean 'score'?\n", ""), (wrong.ExitCode, wrong.Output, wrong.Errors));
        Assert.Equal((0, "", "perfgen: 3 metrics, nothing wrong\n"), (right.ExitCode, right.Output, right.Errors));
    }

    [Fact]
    public async Task CheckAsJsonHasItsSchema()
    {
        Write("perfgen.metrics.json", """{ "metrics": [{ "name": "a", "unit": "count", "renamed_to": "a" }] }""");

        using var json = JsonDocument.Parse((await RunAsync("metrics", "check", "--json")).Output);

        Assert.Equal("perfgen.metrics.check/1", json.RootElement.GetProperty("schema").GetString());
        var fault = json.RootElement.GetProperty("faults").EnumerateArray().Single();
        Assert.Equal(("PRFG5009", 1, 62), (fault.GetProperty("id").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task WhatIsDifferentBetweenTwoCataloguesIsShownWithWhatItBreaks()
    {
        Write("old.json", Catalogue);
        Write("new.json", """
            { "metrics": [
              { "name": "review_depth", "unit": "percent", "minimum": 0, "maximum": 100, "better": "higher", "description": "How deep." },
              { "name": "mails_sent", "unit": "{mail}" },
              { "name": "pages", "unit": "count" }
            ] }
            """);

        var outcome = await RunAsync("metrics", "diff", File("old.json"), File("new.json"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            """
            ! - letters_sent
            ! ~ mails_sent  required tags: outcome (sent|bounced) -> nothing
              + pages
            ! ~ review_depth  unit: score -> percent
              ~ review_depth  range: 0 to 10 -> 0 to 100
              ~ review_depth  category: quality -> outcome

            """,
            outcome.Output);
    }

    [Fact]
    public async Task ShippingWritesABaselineThatLaterBreaksAreHeldAgainst()
    {
        Write("perfgen.metrics.json", Catalogue);
        Assert.Equal(0, (await RunAsync("metrics", "ship")).ExitCode);
        Assert.Equal(Catalogue, System.IO.File.ReadAllText(File("perfgen.metrics.shipped.json")));

        Write("perfgen.metrics.json", """{ "metrics": [{ "name": "review_depth", "unit": "score" }] }""");
        var check = await RunAsync("metrics", "check");
        var again = await RunAsync("metrics", "ship");
        var forced = await RunAsync("metrics", "ship", "--force");

        Assert.Equal(2, check.Output.Split('\n').Count(static line => line.Contains("error PRFG5004", StringComparison.Ordinal)));
        Assert.Equal((1, 0), (again.ExitCode, forced.ExitCode));
        Assert.Contains("nothing was written", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryOfSemanticConventionsIsImported()
    {
        Directory.CreateDirectory(File("model/http"));
        Write("model/registry_manifest.yaml", "name: shop\nsemconv_version: 1.2.3\n");
        Write("model/http/registry.yaml", """
            groups:
              - id: registry.shop
                type: attribute_group
                attributes:
                  - id: shop.route
                    type: string
                    stability: stable
                  - id: shop.outcome
                    type:
                      allow_custom_values: false
                      members:
                        - id: ok
                          value: "ok"
                        - id: failed
                          value: "failed"
                    stability: stable
              - id: common
                type: attribute_group
                attributes:
                  - ref: shop.outcome
            """);
        Write("model/http/metrics.yaml", """
            groups:
              - id: metric.shop.request.duration
                type: metric
                metric_name: shop.request.duration
                extends: common
                brief: >
                  Duration of
                  requests.
                instrument: histogram
                unit: "s"
                stability: stable
                attributes:
                  - ref: shop.route
                    requirement_level: required
              - id: metric.shop.queue.old
                type: metric
                metric_name: shop.queue.old
                brief: Waiting.
                instrument: updowncounter
                unit: "{request}"
                stability: development
                deprecated:
                  reason: renamed
                  renamed_to: shop.queue.length
                  note: Use the new one.
              - id: metric.shop.queue.length
                type: metric
                metric_name: shop.queue.length
                brief: Waiting.
                instrument: updowncounter
                unit: "{request}"
                stability: stable
                attributes:
                  - ref: defined.elsewhere
                    requirement_level:
                      conditionally_required: If there is one.
              - id: metric.shop.room.temperature
                type: metric
                metric_name: shop.room.temperature
                brief: Warmth.
                instrument: gauge
                unit: "Cel"
                stability: stable
            """);

        var outcome = await RunAsync("metrics", "import", File("model"), "--out", File("shop.perfgen.metrics.json"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            $"perfgen: left out: 'shop.room.temperature' is in 'Cel', which PerfGen does not know\nperfgen: 3 metrics of shop 1.2.3 written to {File("shop.perfgen.metrics.json")}\n",
            outcome.Errors);
        Assert.Equal(
            """
            {
              "registry": "shop 1.2.3",
              "metrics": [
                { "name": "shop.queue.length", "unit": "{request}", "instrument": "updowncounter", "description": "Waiting.", "tags": ["defined.elsewhere"] },
                { "name": "shop.queue.old", "unit": "{request}", "instrument": "updowncounter", "description": "Waiting.", "deprecated": "Use the new one.", "renamed_to": "shop.queue.length", "stability": "development" },
                { "name": "shop.request.duration", "unit": "seconds", "description": "Duration of requests.", "tags": [{ "name": "shop.route", "required": true }, { "name": "shop.outcome", "values": ["ok", "failed"] }] }
              ]
            }

            """,
            System.IO.File.ReadAllText(File("shop.perfgen.metrics.json")));
        Write("perfgen.metrics.json", Catalogue);
        Assert.Equal("perfgen: 6 metrics, nothing wrong\n", (await RunAsync("metrics", "check")).Errors);
    }

    [Theory]
    [InlineData("model: [", "registry.yaml(")]
    [InlineData("a: b", "has no \"groups\" of semantic conventions")]
    public async Task ARegistryThatIsNoneIsSaid(string yaml, string sentence)
    {
        Write("registry.yaml", yaml);

        var outcome = await RunAsync("metrics", "import", File("registry.yaml"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(sentence, outcome.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImportUnderANameThatNobodyWouldFindIsRefused()
    {
        Write("registry.yaml", "groups: []");

        Assert.Contains("a registry is named like otel.perfgen.metrics.json", (await RunAsync("metrics", "import", File("registry.yaml"), "--out", File("otel.json"))).Sentence(), StringComparison.Ordinal);
    }

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    private Task<Outcome> RunAsync(params string[] arguments) => RunInAsync(_folder, arguments);

    private Task<Outcome> RunInAsync(string folder, params string[] arguments) => Perfgen.RunInFolderAsync(folder, File("data"), arguments);
}
