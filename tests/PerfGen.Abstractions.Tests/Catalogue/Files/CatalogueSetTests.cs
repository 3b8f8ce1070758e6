using PerfGen.Contracts;

namespace PerfGen.Abstractions.Tests.Catalogue.Files;

public sealed class CatalogueSetTests
{
    [Theory]
    [InlineData("a,count;b,count;a,bytes", "'a' is described a second time; the first is in line 1", "a b")]
    [InlineData("test_coverage,percent;b,count", "'test_coverage' is built in, in percent; take this entry away, or give the metric another name", "b")]
    [InlineData("a_b.c,count;a.b_c,count", "'a.b_c' and 'a_b.c' would both be the member Metrics.ABC; rename one of them", "a_b.c")]
    [InlineData("test.coverage,percent", "'test.coverage' and 'test_coverage' would both be the member Metrics.TestCoverage; rename one of them", "")]
    public void WhatCannotStandTogetherIsReportedAtTheSecond(string metrics, string message, string entries)
    {
        var set = CatalogueSet.Of([File("perfgen.metrics.json", metrics)]);

        Assert.Equal(message, Assert.Single(set.Faults).Fault.Message);
        Assert.Equal(entries, Names(set));
    }

    [Theory]
    [InlineData("a,count,b;b,count,a", "'a' is renamed to itself in the end: a to b to a")]
    [InlineData("a,count,a", "'a' is renamed to itself")]
    [InlineData("a,count,b;b,count,c;c,count,a", "'a' is renamed to itself in the end: a to b to c to a")]
    [InlineData("x,count,a;a,count,b;b,count,a", "'a' is renamed to itself in the end: a to b to a")]
    public void ACycleIsReportedOnceAndItsMetricsHold(string metrics, string message)
    {
        var set = CatalogueSet.Of([File("perfgen.metrics.json", metrics)]);

        var fault = Assert.Single(set.Faults).Fault;
        Assert.Equal((CatalogueFaultKind.RenameCycle, message), (fault.Kind, fault.Message));
        Assert.Equal(metrics.Split(';').Length, set.Entries.Count);
    }

    [Theory]
    [InlineData("a,count,letters", "there is no metric 'letters' to take the place of 'a'")]
    [InlineData("letters_sent,count,mail_sent;mails_sent,count", "there is no metric 'mail_sent' to take the place of 'letters_sent'; did you mean 'mails_sent'?")]
    [InlineData("a,count,b;b,bytes", "'a' is in count, and 'b' in bytes: the one cannot take the other's place")]
    public void ARenameThatLeadsNowhereIsReported(string metrics, string message) =>
        Assert.Equal(message, Assert.Single(CatalogueSet.Of([File("perfgen.metrics.json", metrics)]).Faults).Fault.Message);

    [Theory]
    [InlineData("a,count,b;b,count")]
    [InlineData("a,seconds,testing_time")]
    [InlineData("a,count,elsewhere")]
    [InlineData("a,{mail},b;b,count")]
    [InlineData("a,{letter},b;b,{mail}")]
    public void ARenameThatArrivesIsNot(string metrics) =>
        Assert.Empty(CatalogueSet.Of([File("perfgen.metrics.json", metrics)], static name => name == "elsewhere").Faults);

    [Fact]
    public void TheProjectsOwnEntryWinsOverTheRegistrysWhateverTheOrder()
    {
        var registry = File("otel.perfgen.metrics.json", "a,count;b,count");

        var set = CatalogueSet.Of([registry, File("perfgen.metrics.json", "a,count")]);

        Assert.Empty(set.Faults);
        Assert.Equal(["perfgen.metrics.json", "otel.perfgen.metrics.json"], set.Entries.Select(static one => one.File.Path));
    }

    [Theory]
    [InlineData(""" "unit": "bytes" """, "the registry has 'a' in count, not in bytes")]
    [InlineData(""" "unit": "count", "instrument": "gauge" """, "the registry has 'a' as a counter")]
    [InlineData(""" "unit": "count", "maximum": 5 """, "the registry allows 'a' up to 10")]
    [InlineData(""" "unit": "count", "minimum": 1, "maximum": 10 """, "the registry allows 'a' without a bound there")]
    [InlineData(""" "unit": "count", "maximum": 10, "tags": [{ "name": "x", "required": true, "values": ["p", "q"] }] """, "the registry does not require the tag 'x' of 'a'")]
    [InlineData(""" "unit": "count", "maximum": 10, "tags": [{ "name": "x", "values": ["p"] }] """, "the registry allows the tag 'x' of 'a' q")]
    public void AnEntryThatIsNarrowerThanTheRegistrysIsRemarked(string own, string message)
    {
        var registry = CatalogueFile.Read("otel.perfgen.metrics.json", CatalogueFileRole.Registry, """{ "metrics": [{ "name": "a", "unit": "count", "maximum": 10, "tags": [{ "name": "x", "values": ["p", "q"] }] }] }""");
        var project = CatalogueFile.Read("perfgen.metrics.json", CatalogueFileRole.Project, $$"""{ "metrics": [{ "name": "a", {{own}} }] }""");

        var fault = CatalogueSet.Of([project, registry]).Faults.First();

        Assert.Equal((project, CatalogueFaultKind.Narrower, message), (fault.File, fault.Fault.Kind, fault.Fault.Message));
    }

    [Fact]
    public void AnEntryThatSaysMoreIsNot() => Assert.Empty(CatalogueSet.Of([File("perfgen.metrics.json", "a,count"), File("x.perfgen.metrics.json", "a,count")]).Faults);

    [Theory]
    [InlineData("a,bytes", "'a' was shipped in count, and is now in bytes; describe a new metric, and name it here in \"renamed_to\"")]
    [InlineData("b,count", "'a' was shipped, and is gone from the catalogue; keep it there, \"deprecated\" or with \"renamed_to\"")]
    [InlineData("a,count;b,count", null)]
    [InlineData("a,count,b;b,count", null)]
    public void WhatBreaksAShippedPromiseIsFound(string now, string? message)
    {
        var shipped = CatalogueFile.Read("perfgen.metrics.shipped.json", CatalogueFileRole.Shipped, Text("a,count"));

        Assert.Equal(message, Compatibility.Of(shipped, CatalogueSet.Of([File("perfgen.metrics.json", now)])).SingleOrDefault().Fault?.Message);
    }

    [Theory]
    [InlineData("\"required\": true", "", "which is no longer required")]
    [InlineData("", "\"required\": true", "without requiring the tag")]
    [InlineData("\"type\": \"integer\"", "", "was shipped as integer")]
    [InlineData("", "\"values\": [\"p\"]", null)]
    public void ATagThatChangesForThoseWhoRelyOnItIsFound(string before, string after, string? message)
    {
        var shipped = CatalogueFile.Read("perfgen.metrics.shipped.json", CatalogueFileRole.Shipped, Tagged(before));
        var now = CatalogueSet.Of([CatalogueFile.Read("perfgen.metrics.json", CatalogueFileRole.Project, Tagged(after))]);

        var faults = Compatibility.Of(shipped, now).ToList();

        Assert.Equal(message is null ? 0 : 1, faults.Count);
        Assert.All(faults, fault => Assert.Contains(message!, fault.Fault.Message, StringComparison.Ordinal));

        static string Tagged(string more) => $$"""{ "metrics": [{ "name": "a", "unit": "count", "tags": [{ "name": "x"{{(more.Length == 0 ? "" : ", " + more)}} }] }] }""";
    }

    private static CatalogueFile File(string path, string metrics) => CatalogueFile.Read(path, CatalogueFile.RoleOf(path)!.Value, Text(metrics));

    /// <summary>Name, unit, and the new name, of each.</summary>
    private static string Text(string metrics) => "{ \"metrics\": [" + string.Join(",", metrics.Split(';').Select(static metric =>
    {
        var parts = metric.Split(',');
        return $$"""{ "name": "{{parts[0]}}", "unit": "{{parts[1]}}"{{(parts.Length > 2 ? $", \"renamed_to\": \"{parts[2]}\"" : "")}} }""";
    })) + "] }";

    private static string Names(CatalogueSet set) => string.Join(' ', set.Entries.Select(static one => one.Entry.Metric.Name));
}
