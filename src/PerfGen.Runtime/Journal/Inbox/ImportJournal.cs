using PerfGen.Runtime.Settings;

namespace PerfGen.Runtime.Journal.Inbox;

/// <summary>
/// Takes what other systems have measured, request by request, into inboxes of its own. What has returned is kept, whatever happens to the process; a request that
/// comes again, as clients send it that got no answer, is known and not taken twice, also by the next process. Thread-safe.
/// </summary>
/// <remarks>
/// Beside the records stand the ids of the requests and how far counters had come. The newest file holds all of that, since older ones are drained and deleted:
/// a file that is full, or of a past hour, is closed once the next one has begun with it.
/// </remarks>
internal sealed class ImportJournal
{
    /// <summary>A file that is larger is closed: drains read files whole.</summary>
    private const long Full = 8L << 20;

    private const int MostRequests = 100_000;
    private const int MostMarks = 200_000;

    /// <summary>Longer than clients try again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly DataDirectory _directory;
    private readonly RecordingSwitches _switches;
    private readonly Lock _writing = new();
    private readonly Dictionary<UInt128, DateTime> _requests = [];
    private readonly Dictionary<UInt128, ImportMark> _marks = [];
    private readonly TimeProvider _time;
    private readonly long _since;
    private string? _path;
    private DateTime _hour;
    private long _length;

    /// <summary>Reads what earlier processes have taken lately.</summary>
    /// <param name="directory">The data directory, which need not exist.</param>
    /// <param name="time">The clock; the system's where it is null.</param>
    public ImportJournal(DataDirectory directory, TimeProvider? time = null)
    {
        _directory = directory;
        _time = time ?? TimeProvider.System;
        _switches = RecordingSwitches.Of(directory);
        var now = Now;
        foreach (var frame in InboxReader.OpenAll(directory.JournalFolder).Inboxes.SelectMany(static inbox => inbox.Read(0)))
        {
            foreach (var request in frame.Requests)
            {
                _requests[request] = now;
            }

            foreach (var mark in frame.Marks)
            {
                Advance(mark);
            }
        }

        // Under no counter's name: since when somebody listens, without a break in which a counter could be forgotten.
        _since = _marks.TryGetValue(0, out var begun) ? begun.Start : (now - DateTime.UnixEpoch).Ticks * 100;
        _marks[0] = new ImportMark(0, _since, _since, 0);
    }

    /// <summary>Takes a request, all of it or nothing.</summary>
    /// <param name="request">Its id, the same for the same request.</param>
    /// <param name="fill">Says what is in it.</param>
    /// <returns>What was recorded; null where the request was known.</returns>
    /// <exception cref="IOException">It cannot be written; nothing was recorded.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; nothing was recorded.</exception>
    public ImportBatch? Append(UInt128 request, Action<ImportBatch> fill)
    {
        lock (_writing)
        {
            if (_requests.ContainsKey(request))
            {
                return null;
            }

            var batch = new ImportBatch(_switches, series => _marks.TryGetValue(series, out var mark) ? mark : null, _since);
            fill(batch);
            if (!batch.IsEmpty)
            {
                var frame = batch.ToArray(request);
                if (frame.Length - InboxFormat.FrameHeaderSize > InboxFormat.LargestPayload)
                {
                    throw new ImportSizeException(frame.Length);
                }

                Write(frame);
                _requests[request] = Now;
                foreach (var mark in batch.Marks)
                {
                    _marks[mark.Series] = mark;
                }
            }

            return batch;
        }
    }

    /// <summary>Begins a new file where the hour is over: drains delete what is of an hour that is past, and what is known must be in the new one by then.</summary>
    public void Tend()
    {
        lock (_writing)
        {
            if (_path is not null && _hour != HourOf(Now))
            {
                Begin([]);
            }
        }
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private static DateTime HourOf(DateTime now) => now.Date.AddHours(now.Hour);

    private void Write(byte[] frame)
    {
        if (_path is not { } path || _hour != HourOf(Now) || _length > Full)
        {
            Begin(frame);
            return;
        }

        // A drain that looks whether it may delete the file has its lock for an instant.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (InboxFile.TryAppend(path, frame))
            {
                _length += frame.Length;
                return;
            }

            Thread.Sleep(1);
        }

        Begin(frame);
    }

    private void Begin(byte[] frame)
    {
        Forget();
        _directory.Create();
        var now = Now;
        var path = InboxFormat.PrivateFileOf(_directory.JournalFolder, now, Guid.NewGuid());
        byte[] bytes = [.. State(), .. frame];
        if (!InboxFile.TryAppend(path, bytes))
        {
            throw new IOException($"no inbox in '{_directory.JournalFolder}' can be written: its locks do not work");
        }

        var last = _path;
        (_path, _hour, _length) = (path, HourOf(now), bytes.Length);
        if (last is not null)
        {
            InboxFile.Close(last);
        }
    }

    /// <summary>Ids of requests and marks of counters, as a frame without records.</summary>
    private byte[] State()
    {
        var frame = new InboxFrame(new WorkContext(), null, DateTimeOffset.UtcNow, isManual: false);
        foreach (var request in _requests.Keys)
        {
            frame.Request(request);
        }

        foreach (var mark in _marks.Values)
        {
            frame.Mark(mark);
        }

        return frame.ToArray();
    }

    /// <summary>What nobody will ask for any more.</summary>
    private void Forget()
    {
        var oldest = Now - Remembered;
        foreach (var request in _requests.OrderByDescending(static known => known.Value).Where((known, place) => known.Value < oldest || place >= MostRequests).Select(static known => known.Key).ToArray())
        {
            _requests.Remove(request);
        }

        foreach (var series in _marks.Values.OrderByDescending(static mark => mark.Series == 0 ? long.MaxValue : mark.At).Skip(MostMarks).Select(static mark => mark.Series).ToArray())
        {
            _marks.Remove(series);
        }
    }

    private void Advance(in ImportMark mark)
    {
        if (!_marks.TryGetValue(mark.Series, out var known) || mark.At >= known.At)
        {
            _marks[mark.Series] = mark;
        }
    }
}
