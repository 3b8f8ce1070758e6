using PerfGen.Query.Tests.Support;
using PerfGen.SampleData;

namespace PerfGen.Query.Tests.Named;

/// <summary>Made-up calls, some of them rolled up, all of them rows.</summary>
public sealed class SampleFixture : IDisposable
{
    private readonly RecordedData _data = new();

    public SampleFixture()
    {
        Sample.Fill(_data.Directory, 4_000, seed: 7);
        Naive = new NaiveData(_data.Directory);
    }

    public PerfGen.Runtime.DataDirectory Directory => _data.Directory;

    internal NaiveData Naive { get; }

    public void Dispose() => _data.Dispose();
}
