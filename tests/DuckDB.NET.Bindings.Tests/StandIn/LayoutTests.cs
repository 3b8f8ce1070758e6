using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Native;

namespace DuckDB.NET.Bindings.Tests.StandIn;

/// <summary>Sizes are those of the C structures on a 64-bit platform: a wrong one corrupts memory without a word.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void StructuresAreAsLargeAsThoseOfC()
    {
        Assert.Equal(4, Unsafe.SizeOf<DuckDBDate>());
        Assert.Equal(8, Unsafe.SizeOf<DuckDBDateOnly>());
        Assert.Equal(8, Unsafe.SizeOf<DuckDBTime>());
        Assert.Equal(8, Unsafe.SizeOf<DuckDBTimeOnly>());
        Assert.Equal(8, Unsafe.SizeOf<DuckDBTimeTzStruct>());
        Assert.Equal(12, Unsafe.SizeOf<DuckDBTimeTz>());
        Assert.Equal(8, Unsafe.SizeOf<DuckDBTimestampStruct>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBTimestamp>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBInterval>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBHugeInt>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBUHugeInt>());
        Assert.Equal(24, Unsafe.SizeOf<DuckDBDecimal>());
        Assert.Equal(24, Unsafe.SizeOf<DuckDBBignum>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBListEntry>());
        Assert.Equal(16, Unsafe.SizeOf<DuckDBString>());
        Assert.Equal(24, Unsafe.SizeOf<DuckDBQueryProgress>());
        Assert.Equal(48, Unsafe.SizeOf<DuckDBResult>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("twelve bytes")]
    [InlineData("thirteen byte")]
    public unsafe void AStringIsReadInsideUpToTwelveBytesAndBehindThePointerBeyond(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\0");
        fixed (byte* outside = bytes)
        {
            var memory = stackalloc byte[16];
            *(int*)memory = text.Length;
            if (text.Length <= 12)
                bytes.AsSpan(0, text.Length).CopyTo(new Span<byte>(memory + 4, 12));
            else
                *(byte**)(memory + 8) = outside;

            var value = (DuckDBString*)memory;

            Assert.Equal(text.Length, value->Length);
            Assert.Equal(text, Encoding.UTF8.GetString((byte*)value->Data, value->Length));
        }
    }

    [Fact]
    public void OnlyTheTwoEndsAreInfinite()
    {
        Assert.True(new DuckDBDate { Days = int.MaxValue }.IsInfinity);
        Assert.True(new DuckDBDate { Days = -int.MaxValue }.IsInfinity);
        Assert.False(new DuckDBDate { Days = int.MinValue }.IsInfinity);
        Assert.True(new DuckDBTimestampStruct { Micros = long.MaxValue }.IsInfinity);
        Assert.True(new DuckDBTimestampStruct { Micros = -long.MaxValue }.IsInfinity);
        Assert.False(new DuckDBTimestampStruct { Micros = long.MinValue }.IsInfinity);
    }
}
