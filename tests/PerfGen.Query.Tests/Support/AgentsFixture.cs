namespace PerfGen.Query.Tests.Support;

/// <summary>The work of the agents, recorded once for a class of tests.</summary>
public sealed class AgentsFixture : IDisposable
{
    public RecordedData Data { get; } = RecordedData.OfAgents();

    public void Dispose() => Data.Dispose();
}
