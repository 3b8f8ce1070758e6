using System.Runtime.CompilerServices;

namespace PerfGen.Runtime.Calls.Streams;

/// <summary>
/// Milliseconds as <see cref="Environment.TickCount64"/> counts them, for iterators. To ask the system costs 4 ns, twice an item; while items come so fast that this
/// is more than a thread costs that wakes every few milliseconds, such a thread moves a clock of our own on, which is one read of memory. Thread-safe.
/// </summary>
/// <remarks>Our own is behind by as much as its thread is: some milliseconds, or more where the machine has no time for it. It stops as soon as nobody is fast any more.</remarks>
internal static class CoarseClock
{
    /// <summary>Items that are counted at once; a power of two.</summary>
    public const int ItemsAtOnce = 4096;

    /// <summary>What <see cref="ItemsAtOnce"/> take at most where the thread costs less than their readings would.</summary>
    private const int FastMilliseconds = 25;
    private const int TickMilliseconds = 4;
    private const int IdleMilliseconds = 100;

    private static readonly AutoResetEvent Asked = new(initialState: false);

    private static long _now;
    private static long _until;
    private static int _isStarted;

    [ThreadStatic]
    private static long _items;

    [ThreadStatic]
    private static long _since;

    /// <summary>Now, in milliseconds. A later reading may be the smaller one, by what our own clock is behind.</summary>
    public static long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var now = Volatile.Read(ref _now);
            return now != 0 ? now : Environment.TickCount64;
        }
    }

    /// <summary>Whether <see cref="Now"/> is a read of memory.</summary>
    public static bool IsMoving => Volatile.Read(ref _now) != 0;

    /// <summary>The running thread got items: where they come fast, the clock is moved on for some time from now on. Never throws.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Count(long items)
    {
        _items += items;
        if (_items >= ItemsAtOnce)
        {
            _items = 0;
            var since = _since;
            _since = Environment.TickCount64;
            if (_since - since <= FastMilliseconds)
            {
                KeepMoving(_since + IdleMilliseconds);
            }
        }
    }

    private static void KeepMoving(long until)
    {
        Volatile.Write(ref _until, until);
        if (IsMoving)
        {
            return;
        }

        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            try
            {
                // It belongs to nobody, and keeps nothing alive that flows here.
                new Thread(Move) { IsBackground = true, Name = "PerfGen clock" }.UnsafeStart();
            }
            catch (Exception error) when (error is OutOfMemoryException or PlatformNotSupportedException)
            {
                // No thread is to be had: the system's clock is asked for each item, as it was before.
            }
        }

        Asked.Set();
    }

    private static void Move()
    {
        while (true)
        {
            Asked.WaitOne();
            for (var now = Environment.TickCount64; now < Volatile.Read(ref _until); now = Environment.TickCount64)
            {
                Volatile.Write(ref _now, now);
                Thread.Sleep(TickMilliseconds);
            }

            Volatile.Write(ref _now, 0);
        }
    }
}
