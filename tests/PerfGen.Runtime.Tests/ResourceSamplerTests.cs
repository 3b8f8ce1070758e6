using System.Diagnostics;
using PerfGen.Runtime.Context;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Resources;

namespace PerfGen.Runtime.Tests;

public sealed class ResourceSamplerTests
{
    private static readonly long Second = Stopwatch.Frequency;

    private readonly List<(string Name, string Unit, double Value)> _recorded = [];

    [Fact]
    public void R6_LevelsAreRecordedAsTheyAreAndCountersAsWhatCameSinceTheLastTime()
    {
        Sample(
            new(0, TimeSpan.FromSeconds(10), 1_000, 50_000, (5_000, 2_000)),
            new(5 * Second, TimeSpan.FromSeconds(12.5), 2_000, 60_000, (5_250, 2_050)),
            new(10 * Second, TimeSpan.FromSeconds(20), 1_500, 60_000, (5_250, 2_050)));

        Assert.Equal(
        [
            ("memory_usage", "bytes", 2_000), ("disk_usage", "bytes", 60_000), ("cpu_usage", "percent", 50), ("network_usage", "bytes", 300), ("network_received", "bytes", 250), ("network_sent", "bytes", 50),
            ("memory_usage", "bytes", 1_500), ("disk_usage", "bytes", 60_000), ("cpu_usage", "percent", 150), ("network_usage", "bytes", 0), ("network_received", "bytes", 0), ("network_sent", "bytes", 0),
        ], _recorded);
    }

    [Fact]
    public void WhatTheSystemDoesNotTellIsNotRecorded()
    {
        Sample(new(0, null, null, null, null), new(5 * Second, null, null, 1, null), new(10 * Second, TimeSpan.FromSeconds(1), null, null, (6, 6)));

        Assert.Equal([("disk_usage", "bytes", 1)], _recorded);
    }

    [Fact]
    public void ACounterThatGoesBackAndAClockThatStandsStillSayNothing()
    {
        Sample(new(0, TimeSpan.FromSeconds(1), null, null, (4_000, 1_000)), new(0, TimeSpan.FromSeconds(2), null, null, (50, 50)), new(Second, TimeSpan.FromSeconds(2), null, null, (60, 90)));

        Assert.Equal([("cpu_usage", "percent", 0), ("network_usage", "bytes", 50), ("network_received", "bytes", 10), ("network_sent", "bytes", 40)], _recorded);
    }

    [Fact]
    public void BytesOfTheNetworkAreThoseOfEveryInterfaceButTheOneToItself()
    {
        string[] lines =
        [
            "Inter-|   Receive                                                |  Transmit",
            " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed",
            "    lo:  999999     100    0    0    0     0          0         0   999999     100    0    0    0     0       0          0",
            "  eth0:    1000      10    0    0    0     0          0         0      200       2    0    0    0     0       0          0",
            " wlan0:30000 10    0    0    0     0          0         0      4000       2    0    0    0     0       0          0",
            "broken: x",
        ];

        Assert.Equal((31_000, 4_200), ProcessResources.NetworkOf(lines));
        Assert.Null(ProcessResources.NetworkOf(lines[..3]));
    }

    [SkippableFact]
    public void ThisProcessAndItsMachineAreReadForReal()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere some of it is unknown.");
        var before = ProcessResources.Read(Path.GetTempPath());
        var spun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(spun) < TimeSpan.FromMilliseconds(50))
        {
        }

        var after = ProcessResources.Read(Path.GetTempPath());

        Assert.InRange(after.MemoryBytes!.Value, 10L << 20, 64L << 30);
        Assert.True(after.Cpu > before.Cpu && after.Ticks > before.Ticks);
        Assert.True(after.DiskBytes > 0);
        Assert.Equal(File.ReadAllLines("/proc/self/net/dev").Length > 3, after.Network is not null);
        Assert.Equal(File.ReadAllText("/proc/self/statm").Split(' ')[1], (after.MemoryBytes!.Value / Environment.SystemPageSize).ToString(System.Globalization.CultureInfo.InvariantCulture), new About(0.2));
    }

    [Fact]
    public void AValueIsRecordedByItselfAndBelongsToNoCall()
    {
        var reading = new ProcessResources(0, null, 12_345_678, null, null);
        new ResourceSampler(() => reading, static (measurement, value) => EventRecord.Write(measurement, value, parent: 0, flow: null)).Sample();

        var value = Assert.Single(RecordedCalls.Values("memory_usage"), static one => one.Record.Value == 12_345_678);
        Assert.Equal((SlotKind.Metric, true, 0ul), (value.Record.Kind, value.Record.IsCaptured, value.Record.Parent));
    }

    private void Sample(params ProcessResources[] readings)
    {
        var next = 0;
        var sampler = new ResourceSampler(() => readings[next++], (measurement, value) => _recorded.Add((measurement.Name, measurement.Unit, value)));
        for (var i = 1; i < readings.Length; i++)
        {
            sampler.Sample();
        }
    }

    /// <summary>Numbers as text that differ by a share at most.</summary>
    private sealed class About(double share) : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => Math.Abs((Read(x) / Read(y)) - 1) <= share;

        public int GetHashCode(string obj) => 0;

        private static double Read(string? text) => double.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
