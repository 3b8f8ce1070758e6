using PerfGen.Query.Reporting;
using PerfGen.Query.Tests.Support;
using PerfGen.Store.DuckDB.Tests.Support;

namespace PerfGen.Query.Tests.Reporting;

public sealed class MethodResourcesTests
{
    [Fact]
    public async Task WhatCallsUsedIsSummedOverThoseOfWhichItIsKnown()
    {
        using var data = new RecordedData();
        data.Directory.Create();
        var journal = new JournalBuilder(data.Directory, JournalBuilder.NewSource());
        var site = journal.Site("Work");
        journal.Call(site, duration: 2_000, continuation: journal.Resources(1_000, 1_000, 0));
        journal.Call(site, duration: 2_000, continuation: journal.Resources(3_000, 2_000, -1));
        journal.Call(site, duration: 9_000, continuation: journal.Resources(-1, -1, 500));
        journal.Call(site, duration: 9_000);
        journal.Call(journal.Site("Plain"));
        journal.Write();
        data.Drain();

        var row = Assert.Single((await PerfReport.LoadAsync(data.Directory)).Resources);

        Assert.Equal(("Work", 3, 2_000.0, 4_000L), (row.Method, row.Calls, row.MeanAllocatedBytes, row.TotalAllocatedBytes));
        Assert.Equal((1.5e-6, 0.75, 5e-7, 5e-7), (row.MeanCpuSeconds!.Value, row.CpuShare!.Value, row.TotalGcPauseSeconds!.Value, row.MaxGcPauseSeconds!.Value), new Nearly());
    }

    [Fact]
    public async Task WhereNobodyAskedTheReportSaysNothingOfIt()
    {
        using var data = new RecordedData();
        data.Record("calls=3");
        data.Drain();

        Assert.Empty((await PerfReport.LoadAsync(data.Directory)).Resources);
    }

    private sealed class Nearly : IEqualityComparer<(double, double, double, double)>
    {
        public bool Equals((double, double, double, double) x, (double, double, double, double) y) =>
            Near(x.Item1, y.Item1) && Near(x.Item2, y.Item2) && Near(x.Item3, y.Item3) && Near(x.Item4, y.Item4);

        public int GetHashCode((double, double, double, double) obj) => 0;

        private static bool Near(double x, double y) => Math.Abs(x - y) <= 1e-12;
    }
}
