using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

/// <summary>
/// Segments and dictionaries that somebody cut, scribbled over or made up: the reader ends, throws nothing but what it documents, and invents nothing.
/// Some thousand inputs here; <c>PERFGEN_SLOW=1</c> makes it more than a million.
/// </summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("PERFGEN_SLOW") == "1" ? 350_000 : 1_500;

    // In memory where the system has such a place: a million files are written.
    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"perfgen-fuzz-{Guid.NewGuid():N}")).FullName;
    private readonly byte[] _segment;
    private readonly byte[] _dictionary;
    private readonly string _segmentPath;
    private readonly string _dictionaryPath;
    private readonly HashSet<string> _written = [];

    public ReaderFuzzTests()
    {
        using var journal = new ScratchJournal();
        Assert.True(journal.Writer.TryTakeChunk(7, out var chunk));
        Fill(chunk);
        journal.FillChunk();
        var path = Assert.Single(journal.Files(JournalFiles.SegmentExtension));
        _segment = File.ReadAllBytes(path)[..(SegmentHeader.Size + (4 * SegmentHeader.ChunkSize))];
        _dictionary = File.ReadAllBytes(Path.ChangeExtension(path, JournalFiles.DictionaryExtension));
        _segmentPath = Path.Combine(_folder, Path.GetFileName(path));
        _dictionaryPath = Path.ChangeExtension(_segmentPath, JournalFiles.DictionaryExtension);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AMutatedSegmentGivesItsUntouchedRecordsAndNoOthers() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Inputs),
        Prop.ForAll(Mutations(_segment.Length).ToArbitrary(), mutation =>
        {
            var bytes = mutation.Of(_segment);
            Write(_segmentPath, bytes);
            Write(_dictionaryPath, _dictionary);
            foreach (var (record, at) in ReadAll())
            {
                // Whatever is accepted stands in the file, in full, under a commit word of this life of the segment.
                Assert.True(at + Slot.Size <= bytes.Length);
                Assert.Equal(record.StartTicks, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 8)));
                Assert.Equal((byte)record.Kind, bytes[at]);
                Assert.NotEqual(SlotKind.Empty, record.Kind);
            }
        }));

    [Fact]
    public void AMutatedDictionaryKnowsOnlyWhatWasWritten() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Inputs),
        Prop.ForAll(Mutations(_dictionary.Length).ToArbitrary(), mutation =>
        {
            Write(_segmentPath, _segment);
            Write(_dictionaryPath, mutation.Of(_dictionary));
            using var reader = SegmentReader.Open(_segmentPath);
            for (var id = -1; id < 80; id++)
            {
                Assert.True(reader.Dictionary.Text(id) is not { } text || _written.Contains(text), $"id {id} is '{reader.Dictionary.Text(id)}', which nobody wrote");
                Assert.True(reader.Dictionary.Metric(id) is not { } metric || _written.Contains(metric.Name));
            }
        }));

    [Fact]
    public void NoiseIsRefusedOrEmptyAndEnds() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Inputs),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var segment = new byte[random.Next(0, 3 * SegmentHeader.ChunkSize)];
            var dictionary = new byte[random.Next(0, 2_000)];
            random.NextBytes(segment);
            random.NextBytes(dictionary);
            if (random.Next(2) == 0 && segment.Length >= 128)
            {
                // A header that is right, and noise after it: only the commit words keep it out.
                _segment.AsSpan(0, 128).CopyTo(segment);
            }

            if (random.Next(2) == 0 && dictionary.Length > 200)
            {
                _dictionary.AsSpan(0, 150).CopyTo(dictionary);
            }

            Write(_segmentPath, segment);
            Write(_dictionaryPath, dictionary);
            foreach (var (record, at) in ReadAll())
            {
                Assert.Equal(Slot.KindOf(BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(at)), 1), record.Kind);
            }
        }));

    [Fact]
    public void TheCheckSeesARecordThatWasInvented()
    {
        // The property of mutated segments, on a reader that does not look at the life of the segment: it must not hold.
        var bytes = (byte[])_segment.Clone();
        var slot = SegmentHeader.Size + Slot.Size;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(slot), Slot.CommitWord(SlotKind.Call, 2));
        Write(_segmentPath, bytes);
        Write(_dictionaryPath, _dictionary);

        Assert.DoesNotContain(ReadAll(), one => one.At == slot);
        Assert.Equal(SlotKind.Call, Slot.KindOf(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(slot)), 2)); // Another life's record would be one.
    }

    private unsafe void Fill(ChunkRest chunk)
    {
        var dictionary = chunk.Segment.Dictionary;
        for (var slot = chunk.Next; slot != chunk.End; slot++)
        {
            var text = $"text {slot - chunk.Next} ünïcödé";
            var metric = $"metric_{slot - chunk.Next}";
            _written.Add(text);
            _written.Add(metric);
            *slot = new Slot { Start = 1_000 + (slot - chunk.Next), Error = dictionary.Intern(text), Name = Measurement.Intern(dictionary, metric, Units.Count) };
            Volatile.Write(ref slot->Commit, Slot.CommitWord((slot - chunk.Next) % 3 == 0 ? SlotKind.OpenCall : SlotKind.Call, chunk.Segment.Ordinal));
        }
    }

    private List<(JournalRecord Record, int At)> ReadAll()
    {
        var all = new List<(JournalRecord, int)>();
        SegmentReader reader;
        try
        {
            reader = SegmentReader.Open(_segmentPath);
        }
        catch (JournalFormatException)
        {
            return all;
        }

        using (reader)
        {
            var records = new JournalRecord[SegmentReader.SlotsPerChunk];
            for (var chunk = 0; chunk < reader.ChunksTaken; chunk++)
            {
                var count = reader.ReadChunk(chunk, 0, ownerIsDead: true, records);
                foreach (var record in records[..count])
                {
                    var place = (int)((record.Seq - reader.FirstSeq) % SegmentReader.SlotsPerChunk);
                    all.Add((record, SegmentHeader.Size + (chunk * SegmentHeader.ChunkSize) + ((place + 1) * Slot.Size)));

                    // What a drain asks of each: none of it may throw, whatever the numbers are.
                    _ = (record.Status, record.Weight, record.Tokens, record.IsTimed, reader.ToUtcNanoseconds(record.StartTicks), reader.ToNanoseconds(record.DurationTicks));
                    if (all.Count % 32 != 1)
                    {
                        continue; // A name that is not known asks the file each time.
                    }

                    _ = (reader.Dictionary.Site(record.Name), reader.Dictionary.Context(record.Context), reader.Dictionary.Text(record.Error));
                    reader.TryRead(record.Continuation, out _);
                }
            }
        }

        return all;
    }

    private static void Write(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(bytes);
    }

    private static Gen<Mutation> Mutations(int length) =>
        from kind in Gen.Choose(0, 4)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from keep in Gen.Choose(0, length)
        select new Mutation(kind, seed, keep);

    /// <summary>A way to damage a file.</summary>
    public sealed record Mutation(int Kind, int Seed, int Keep)
    {
        public byte[] Of(byte[] whole)
        {
            var random = new Random(Seed);
            var bytes = Kind == 0 ? whole[..Keep] : (byte[])whole.Clone();
            switch (Kind)
            {
                case 1: // Bits flip.
                    for (var i = random.Next(1, 64); i > 0; i--)
                    {
                        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    }

                    break;
                case 2: // A block is scribbled over.
                    random.NextBytes(bytes.AsSpan(Math.Min(Keep, bytes.Length - 1), Math.Min(random.Next(1, 500), bytes.Length - Math.Min(Keep, bytes.Length - 1))));
                    break;
                case 3: // Numbers of the header are extreme.
                    BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Math.Min(random.Next(0, 13) * 8, bytes.Length - 8)), random.Next(3) switch { 0 => -1, 1 => long.MaxValue, _ => 0 });
                    break;
                case 4: // A part stands somewhere else.
                    var from = random.Next(bytes.Length);
                    var count = random.Next(1, Math.Min(2_000, bytes.Length - from + 1));
                    whole.AsSpan(from, count).CopyTo(bytes.AsSpan(random.Next(bytes.Length - count + 1)));
                    break;
            }

            return bytes;
        }
    }
}
