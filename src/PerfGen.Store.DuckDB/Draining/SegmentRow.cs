using DuckDB.NET.Data.Mapping;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>What a segment's header says, and what a round found in it: a row of the temporary table <c>seen</c>.</summary>
internal sealed class SegmentRow(SourceState source, SegmentState state)
{
    private readonly ProcessEntry? _process = state.Reader.Dictionary.Process;

    public Guid Source { get; } = source.Journal.Id;

    public int SourceId { get; } = source.Id;

    public SegmentReader Reader => state.Reader;

    public string? ProcessName => _process?.Name;

    public string? Machine => _process?.Machine;

    public string? Version => _process?.Version;

    public DateTimeOffset StartedAt { get; } = SegmentState.ToTime(state.Reader.OpenedAt);

    public bool IsComplete => state.IsComplete;

    public int UnknownNames => state.UnknownNames;

    public int LostContinuations => state.LostContinuations;

    public long Folded => state.Folded;

    public bool IsChanged => state.IsChanged;

    public bool IsFinished { get; } = source.IsFinished;

    /// <summary>Creates the table; its columns in the order of the map.</summary>
    public const string CreateTable = """
        create or replace temp table seen (
          source uuid, source_id integer, ordinal bigint, process_id integer, process_name varchar, machine varchar, version varchar, started_at timestamptz,
          dropped bigint, dictionary_faults bigint, capture_faults bigint, complete boolean, unknown_names bigint, lost_continuations bigint, finished boolean, changed boolean, folded bigint)
        """;

    internal sealed class Map : DuckDBAppenderMap<SegmentRow>
    {
        public Map()
        {
            Map(static row => row.Source);
            Map(static row => row.SourceId);
            Map(static row => (long)row.Reader.Ordinal);
            Map(static row => row.Reader.ProcessId);
            Map(static row => row.ProcessName);
            Map(static row => row.Machine);
            Map(static row => row.Version);
            Map(static row => row.StartedAt);
            Map(static row => row.Reader.Dropped);
            Map(static row => row.Reader.DictionaryFaults);
            Map(static row => row.Reader.CaptureFaults);
            Map(static row => row.IsComplete);
            Map(static row => (long)row.UnknownNames);
            Map(static row => (long)row.LostContinuations);
            Map(static row => row.IsFinished);
            Map(static row => row.IsChanged);
            Map(static row => row.Folded);
        }
    }
}
