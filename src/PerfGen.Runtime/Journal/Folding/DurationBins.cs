using System.Numerics;

namespace PerfGen.Runtime.Journal.Folding;

/// <summary>The bins of the store's histograms (<c>store.bin_of</c>): 64 for each power of two, so that the middle of one is within 0.8 % of whatever lies in it.</summary>
internal static class DurationBins
{
    private const int First = 100_000;
    private const int PerPowerOfTwo = 64;

    /// <summary>The bin of a duration.</summary>
    /// <param name="nanoseconds">At least 0.</param>
    public static int Of(long nanoseconds)
    {
        if (nanoseconds <= 0)
        {
            return 0;
        }

        var power = BitOperations.Log2((ulong)nanoseconds);
        var above = (UInt128)(ulong)(nanoseconds - (1L << power)) * PerPowerOfTwo;
        return First + (power * PerPowerOfTwo) + (int)(above >> power);
    }
}
