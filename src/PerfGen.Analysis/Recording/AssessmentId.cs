using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PerfGen.Analysis;

/// <summary>Makes ids of assessments: <c>auto-refactoring-20251129-100000-4k2m9q0a7d00c</c>, the form in use with a part that makes them unique.</summary>
/// <remarks>The last thirteen characters are 35 random bits of the process and a count of 30 bits: no two of one process are equal, however fast they come. Thread-safe.</remarks>
public static class AssessmentId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int BitsOfDigit = 5;
    private const int BitsOfCount = 30;

    private static readonly ulong Process = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) & ((1UL << 35) - 1);
    private static long _count;

    /// <summary>A new id.</summary>
    /// <param name="taskType">The kind of task; what an id cannot hold becomes a hyphen.</param>
    /// <param name="at">When it was assessed.</param>
    /// <param name="isAutomatic">Whether nobody asked for it: such ids begin with <c>auto-</c>.</param>
    public static string New(string taskType, DateTimeOffset at, bool isAutomatic = true)
    {
        Span<char> type = stackalloc char[Math.Min(taskType.Length, 40)];
        for (var i = 0; i < type.Length; i++)
        {
            type[i] = char.IsAsciiLetterOrDigit(taskType[i]) ? char.ToLowerInvariant(taskType[i]) : '-';
        }

        Span<char> unique = stackalloc char[13];
        var number = (Process << BitsOfCount) | ((ulong)Interlocked.Increment(ref _count) & ((1UL << BitsOfCount) - 1));
        for (var i = unique.Length - 1; i >= 0; i--)
        {
            unique[i] = Digits[(int)(number & 31)];
            number >>= BitsOfDigit;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(isAutomatic ? "auto-" : "")}{type}-{at.UtcDateTime:yyyyMMdd-HHmmss}-{unique}");
    }
}
