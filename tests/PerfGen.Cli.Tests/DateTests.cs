using System.CommandLine;
using PerfGen.Runtime;

namespace PerfGen.Cli.Tests;

/// <summary>A date that somebody types is one of the store's zone, whatever that of the machine is.</summary>
public sealed class DateTests : IDisposable
{
    private readonly DataDirectory _directory = new(Path.Combine(Path.GetTempPath(), "perfgen-test-" + Guid.NewGuid().ToString("N")));

    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-01-30T10:00:00Z")]
    [InlineData("Pacific/Pago_Pago", "2026-01-31T11:00:00Z")]
    public void DatesOfAQuestionAreThoseOfTheStoresZone(string zone, string begin)
    {
        Directory.CreateDirectory(_directory.Path);
        File.WriteAllText(Path.Combine(_directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{zone}}" } }""");
        var about = new FilterOptions();
        var command = new Command("query");
        foreach (var option in about.All)
        {
            command.Options.Add(option);
        }

        var filter = about.Filter(command.Parse(["--since", "2026-01-31", "--until", "2026-01-31T06:00Z"]), null, _directory);

        Assert.Equal(DateTimeOffset.Parse(begin, System.Globalization.CultureInfo.InvariantCulture), filter.Since);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 6, 0, 0, TimeSpan.Zero), filter.Until);
        Assert.Equal(filter.Since, CommonOptions.Window("--before", "2026-01-31", _directory).From);
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory.Path))
        {
            Directory.Delete(_directory.Path, recursive: true);
        }
    }
}
