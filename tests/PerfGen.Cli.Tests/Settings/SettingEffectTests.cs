using PerfGen.Runtime.Settings;

namespace PerfGen.Cli.Tests.Settings;

/// <summary>Every setting of <c>perfgen.json</c> does what it says.</summary>
public sealed class SettingEffectTests
{
    public static TheoryData<string> Paths => [.. SettingTable.All.Where(static setting => setting.Kind != SettingKind.Other).Select(static setting => setting.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task D11_EverySettingSwitchesWhatItSays(string path)
    {
        Assert.True(SettingEffect.All.TryGetValue(path, out var effect), $"'{path}' has no test of what it switches: add it to SettingEffect.All.");
        using var byDefault = new SettingLab(null);
        using var switched = new SettingLab(effect!.Json);

        Assert.Empty(switched.Settings.Faults);
        Assert.StartsWith("perfgen.json(", switched.Settings.OriginOf(path), StringComparison.Ordinal);
        Assert.Equal((effect.Default, effect.Switched), (await effect.Observe(byDefault), await effect.Observe(switched)));
        Assert.NotEqual(effect.Default, effect.Switched);
    }

    [Fact]
    public void NoEffectIsOfASettingThatIsGone() =>
        Assert.Empty(SettingEffect.All.Keys.Except(SettingTable.All.Select(static setting => setting.Path)));
}
