using FsCheck;
using FsCheck.Fluent;
using PerfGen.Runtime.Journal;
using PerfGen.Runtime.Journal.Reading;

namespace PerfGen.Runtime.Tests.Journal;

public sealed class DictionaryTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private int _faults;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void WhatIsWrittenIsReadBackInEveryScript()
    {
        string[] texts = ["plain", "", "Grüße", "日本語", "🧪🧪", new string('x', 100_000), "quote \" and \n newline"];
        using (var writer = NewWriter())
        {
            var ids = texts.Select(writer.Intern).ToArray();

            Assert.Equal(texts.Length, ids.Distinct().Count());
            Assert.Equal(ids, texts.Select(writer.Intern));
        }

        var reader = new DictionaryReader(_path);
        Assert.Equal(texts, Enumerable.Range(1, texts.Length).Select(reader.Text));
    }

    [Fact]
    public void AReaderSeesWhatIsAppendedAfterItOpened()
    {
        using var writer = NewWriter();
        var reader = new DictionaryReader(_path);
        Assert.Null(reader.Text(1));

        var id = writer.Intern("later");

        Assert.Equal("later", reader.Text(id));
    }

    [Fact]
    public void AnIdOfAnotherKindIsUnknown()
    {
        using var writer = NewWriter();
        var id = writer.Intern("text");
        var reader = new DictionaryReader(_path);

        Assert.Null(reader.Site(id));
        Assert.Null(reader.Metric(id));
        Assert.Null(reader.Text(0));
        Assert.Null(reader.Text(-1));
        Assert.Null(reader.Text(int.MaxValue));
    }

    [Fact]
    public void AFileThatIsCutAnywhereGivesAPrefixOfItsEntries()
    {
        var texts = Enumerable.Range(0, 20).Select(static i => new string((char)('a' + i), i * 3)).ToArray();
        using (var writer = NewWriter())
        {
            Array.ForEach(texts, text => writer.Intern(text));
        }

        var whole = File.ReadAllBytes(_path);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            var reader = new DictionaryReader(_path);
            var read = Enumerable.Range(1, texts.Length).Select(reader.Text).TakeWhile(static text => text is not null).ToArray();
            Assert.Equal(texts[..read.Length], read);
            Assert.All(Enumerable.Range(read.Length + 1, texts.Length - read.Length), id => Assert.Null(reader.Text(id)));
        }
    }

    [Fact]
    public void NoByteThatChangesMakesAnEntryThatWasNeverWritten()
    {
        string[] texts = ["alpha", "beta", "gamma"];
        using (var writer = NewWriter())
        {
            Array.ForEach(texts, text => writer.Intern(text));
        }

        var whole = File.ReadAllBytes(_path);
        var property = Prop.ForAll(
            Gen.Choose(0, whole.Length - 1).ToArbitrary(),
            Gen.Choose(1, 255).ToArbitrary(),
            (at, change) =>
            {
                var damaged = (byte[])whole.Clone();
                damaged[at] ^= (byte)change;
                File.WriteAllBytes(_path, damaged);
                var reader = new DictionaryReader(_path);
                return Enumerable.Range(1, 4).All(id => reader.Text(id) is null || (id <= 3 && reader.Text(id) == texts[id - 1]));
            });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    [Fact]
    public void AnEntryThatCannotBeWrittenIsCountedAndWrittenLater()
    {
        var writer = NewWriter();
        writer.Dispose(); // From here on every write fails, as on a full disk.

        Assert.Equal(0, writer.Intern("lost"));
        Assert.Equal(1, _faults);
    }

    [Fact]
    public void AnchorsAreReadInTheirOrder()
    {
        using (var writer = NewWriter())
        {
            writer.AppendAnchor(100, 1_000);
            writer.Intern("between");
            writer.AppendAnchor(200, 5_000);
        }

        var reader = new DictionaryReader(_path);
        reader.Refresh();
        Assert.Equal([(100L, 1_000L), (200L, 5_000L)], reader.Anchors);
    }

    private DictionaryWriter NewWriter() => DictionaryWriter.Create(_path, 1, 0, () => _faults++);
}
