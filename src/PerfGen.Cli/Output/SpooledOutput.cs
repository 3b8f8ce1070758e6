namespace PerfGen.Cli.Output;

/// <summary>Holds what is written in memory until it is released. What is larger than 64 MiB passes through: memory is not for everything.</summary>
internal sealed class SpooledOutput(Stream target) : Stream
{
    private const int MostHeld = 64 << 20;
    private MemoryStream? _held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Release()
    {
        if (_held is { } held)
        {
            _held = null;
            held.WriteTo(target);
        }

        target.Flush();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_held is null)
        {
            target.Write(buffer);
            return;
        }

        _held.Write(buffer);
        if (_held.Length > MostHeld)
        {
            Release();
        }
    }

    /// <summary>Writers flush when they like; what is held stays held.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
