using PerfGen.Runtime.Settings;

namespace PerfGen.Runtime.Tests.Settings;

/// <summary>What <c>perfgen.json</c> and the environment say, and what is said about what they cannot say.</summary>
public sealed class PerfSettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("perfgen-settings-");

    public static TheoryData<string> Switches => [.. SettingTable.All.Where(static setting => setting.Kind == SettingKind.Switch).Select(static setting => setting.Path)];

    public static IEnumerable<object[]> Aliases =>
        SettingTable.All.Where(static setting => setting.Kind == SettingKind.Switch).SelectMany(static setting => setting.Aliases.Select(alias => new object[] { alias, setting.Path }));

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void D11_WithoutAFileEverythingIsAtTheDocumentsDefaults()
    {
        var settings = Load(null);

        Assert.Null(settings.File);
        Assert.True(settings.IsOn("metrics.enabled") && settings.IsOn("metrics.tokens.track_usage") && settings.IsOn("metrics.reporting.daily_summary") && settings.IsOn("metrics.reporting.weekly_report"));
        Assert.False(settings.IsOn("metrics.quality.test_coverage") || settings.IsOn("metrics.quality.lint_scores"));
        Assert.Equal((150_000, "json", "default"), (settings.Number("metrics.tokens.warn_threshold"), settings.Text("metrics.reporting.export_format"), settings.OriginOf("metrics.enabled")));
    }

    [Fact]
    public void D11_TheDocumentsConfigurationIsReadWithoutAFault()
    {
        var settings = Load("""
            {
              "metrics": {
                "enabled": true,
                "storage": ".moai/metrics/",
                "session": { "duration": true, "tools_used": true, "files_modified": true, "tasks_completed": true },
                "tokens": { "track_usage": true, "track_per_task": true, "warn_threshold": 150000 },
                "tasks": { "track_duration": true, "track_result": true, "track_files": true },
                "agents": { "track_per_agent": true, "aggregate_daily": true },
                "quality": { "test_coverage": false, "lint_scores": false },
                "reporting": { "daily_summary": true, "weekly_report": true, "export_format": "json" }
              }
            }
            """);

        Assert.Empty(settings.Faults);
        Assert.Equal(".moai/metrics/", settings.Text("metrics.storage"));
        Assert.Equal("perfgen.json(3)", settings.OriginOf("metrics.enabled"));
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void D11_EverySwitchIsReadFromTheFileAndFromTheEnvironment(string path)
    {
        var definition = SettingTable.All.Single(setting => setting.Path == path);
        var other = !(bool)definition.Default!;

        Assert.Equal(other, Load(Json(path, other ? "true" : "false")).IsOn(path));
        Assert.Equal(other, Load(null, (definition.Variable, other ? "1" : "off")).IsOn(path));

        // The environment overrides the file.
        var both = Load(Json(path, other ? "true" : "false"), (definition.Variable, other ? "no" : "yes"));
        Assert.Equal((!other, definition.Variable), (both.IsOn(path), both.OriginOf(path)));
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void S2a_TheSecondDialectMeansTheSame(string alias, string path)
    {
        Assert.False(Load(Json(alias, "false")).IsOn(path));
        Assert.Empty(Load(Json(alias, "false")).Faults);
    }

    [Theory]
    [InlineData("""{ "metrics": { "tokens": { "warn_treshold": 5 } } }""", "(1,28): there is no setting 'metrics.tokens.warn_treshold'; did you mean 'metrics.tokens.warn_threshold'?")]
    [InlineData("{\n  \"tokens\": { \"warn_threshold\": 5 }\n}", "(2,3): there is no setting 'tokens'; did you mean 'metrics.tokens'?")]
    [InlineData("""{ "metrics": { "enabled": "yes" } }""", "(1,27): 'metrics.enabled' has to be true or false")]
    [InlineData("""{ "metrics": { "tokens": { "warn_threshold": -1 } } }""", "(1,46): 'metrics.tokens.warn_threshold' has to be a whole number, at least 0")]
    [InlineData("""{ "metrics": { "tokens": { "warn_threshold": 1.5 } } }""", "(1,46): 'metrics.tokens.warn_threshold' has to be a whole number, at least 0")]
    [InlineData("""{ "metrics": { "reporting": { "export_format": "xml" } } }""", "(1,48): 'metrics.reporting.export_format' has to be one of json, markdown, text")]
    [InlineData("""{ "metrics": true }""", "(1,3): 'metrics' has to be an object: { … }")]
    [InlineData("""{ "metrics": { "enabled": { "a": [1] } } }""", "(1,27): 'metrics.enabled' has to be true or false")]
    [InlineData("""{ "store": { "retention": "tierd" } }""", "(1,27): 'store.retention' has to be keep-all, tiered, last-n or last-<number>; it is 'tierd'")]
    [InlineData("""{ "store": { "retention": { "default": "last-0" } } }""", "(1,40): 'store.retention.default' has to be keep-all, tiered, last-n or last-<number>; it is 'last-0'")]
    [InlineData("""{ "store": { "retention": { "qualty": "tiered" } } }""", "(1,29): there is no setting 'store.retention.qualty'; did you mean 'store.retention.quality'?")]
    [InlineData("""{ "store": { "timeZone": "Europe/Berlim" } }""", "(1,26): 'store.timeZone' has to be a time zone that this machine knows, by its IANA name, such as Europe/Berlin; it is 'Europe/Berlim'")]
    [InlineData("[]", "(1,1): the file has to be an object: { \"metrics\": { … } }")]
    [InlineData("""{ "größe": 1, "zzz": 2 }""", "(1,3): there is no setting 'größe'")]
    public void AFaultSaysWhereAndWhatAndTheNearestName(string json, string fault)
    {
        var settings = Load(json);

        Assert.Equal(settings.File + fault, settings.Faults[0].ToString());
    }

    [Fact]
    public void APolicyIsOneForAllOrAnObjectWithOneForEachGroup()
    {
        var one = Load("""{ "store": { "retention": "tiered" } }""");
        var each = Load("""{ "store": { "retention": { "default": "last-5", "cost": "keep-all" } } }""", ("PERFGEN_STORE_RETENTION_TIMING", "tiered"));

        Assert.Equal(("tiered", null), (one.Text("store.retention"), one.Text("store.retention.cost")));
        Assert.Equal(("last-5", "keep-all", "tiered"), (each.Text("store.retention"), each.Text("store.retention.cost"), each.Text("store.retention.timing")));
        Assert.Equal(("perfgen.json(1)", "PERFGEN_STORE_RETENTION_TIMING", "default"), (each.OriginOf("store.retention"), each.OriginOf("store.retention.timing"), each.OriginOf("store.retention.scale")));
        Assert.Empty((SettingFault[])[.. one.Faults, .. each.Faults]);
    }

    [Theory]
    [InlineData(true, """{ "store": { "retention": "tierd" } }""")]
    [InlineData(true, """{ "store": { "retention": 7 } }""")]
    [InlineData(true, """{ "store": { "retention": { "timing": "last-0" } } }""")]
    [InlineData(true, """{ "store": { "retention": { "qualty": "keep-all" } } }""")]
    [InlineData(true, """{ "store": { "retention": "tiered", "retension": { "quality": "keep-all" } } }""")]
    [InlineData(true, """{ "store": [ ] }""")]
    [InlineData(true, """{ "store": { "retention": "tiered" } """)]
    [InlineData(true, "[]")]
    [InlineData(true, null, "PERFGEN_STORE_RETENTION", "tierd")]
    [InlineData(false, """{ "store": { "timeZone": "Europe/Berlim" } }""")]
    [InlineData(false, """{ "metrics": { "enbled": true }, "budget": { "per": "year" } }""")]
    [InlineData(false, """{ "stroe": { "retention": "keep-all" } }""")]
    [InlineData(false, null, "PERFGEN_ENABLED", "perhaps")]
    public void OnlyAFaultInWhatMayStayStopsUpkeep(bool stops, string? json, string? variable = null, string? value = null)
    {
        var faults = Load(json, variable is null ? [] : [(variable, value!)]).Faults;

        Assert.NotEmpty(faults);
        Assert.Equal(stops, faults.Any(static fault => fault.StopsUpkeep));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "metrics": { "enabled": false } """)]
    [InlineData("""{ "metrics": { "enabled": false } } }""")]
    [InlineData("{ 'metrics': 1 }")]
    public void AFileThatIsNoJsonIsAFaultAndNoException(string json) => Assert.Contains("this is no JSON", Load(json).Faults[^1].Message, StringComparison.Ordinal);

    [Fact]
    public void AFaultCostsItsOwnSettingOnly()
    {
        var settings = Load("""
            {
              // Comments, and a comma at the end, are no faults.
              "metrics": { "nonsense": [ { "deep": [] } ], "enabled": 3, "tasks": { "track_files": false }, }
            }
            """);

        Assert.Equal(2, settings.Faults.Count);
        Assert.True(settings.IsOn("metrics.enabled"));
        Assert.False(settings.IsOn("metrics.tasks.track_files"));
    }

    [Fact]
    public void WhatTheEnvironmentSaysWronglyIsReported()
    {
        var settings = Load(null, ("PERFGEN_TOKENS_WARN_THRESHOLD", "many"), ("PERFGEN_ENABLED", "perhaps"));

        Assert.Equal(
            ["PERFGEN_ENABLED: it is 'perhaps', and has to be true or false", "PERFGEN_TOKENS_WARN_THRESHOLD: it is 'many', and has to be a whole number, at least 0"],
            settings.Faults.Select(static fault => fault.ToString()));
    }

    [Fact]
    public void D11_StorageNamesTheDataDirectoryRelativeToTheFile()
    {
        File.WriteAllText(Path.Combine(_root.FullName, "perfgen.json"), """{ "metrics": { "storage": ".moai/metrics/" } }""");
        var deep = Directory.CreateDirectory(Path.Combine(_root.FullName, "a", "b")).FullName;

        var found = DataDirectory.Find(null, null, deep, "/home/nobody", null);

        Assert.Equal(Path.Combine(_root.FullName, ".moai", "metrics"), Path.TrimEndingDirectorySeparator(found.Path));
        Assert.Equal(Path.Combine(_root.FullName, "perfgen.json"), found.SettingsFile);
    }

    private PerfSettings Load(string? json, params (string Name, string Value)[] environment)
    {
        if (json is not null)
        {
            File.WriteAllText(Path.Combine(_root.FullName, "perfgen.json"), json);
        }
        else
        {
            File.Delete(Path.Combine(_root.FullName, "perfgen.json"));
        }

        return PerfSettings.Load(new DataDirectory(Path.Combine(_root.FullName, ".perfgen")), name => environment.FirstOrDefault(one => one.Name == name).Value);
    }

    /// <summary><c>a.b.c</c> as nested objects.</summary>
    private static string Json(string path, string value) =>
        path.Split('.').Reverse().Aggregate(value, static (inner, name) => $$"""{ "{{name}}": {{inner}} }""");
}
