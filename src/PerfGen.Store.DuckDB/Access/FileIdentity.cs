using System.Runtime.InteropServices;

namespace PerfGen.Store.DuckDB.Access;

/// <summary>Which file of the system a path is, without opening it: device and number, which are equal for all its names. Linux.</summary>
internal sealed record FileIdentity(uint Major, uint Minor, ulong Number)
{
    /// <summary>Asks the system; false where there is no such file. Links are followed.</summary>
    public static bool TryGet(string path, out FileIdentity identity)
    {
        const int workingDirectory = -100; // AT_FDCWD
        const uint inode = 0x100; // STATX_INO
        var stats = new byte[256];
        if (statx(workingDirectory, path, 0, inode, stats) != 0)
        {
            identity = null!;
            return false;
        }

        identity = new FileIdentity(BitConverter.ToUInt32(stats, 136), BitConverter.ToUInt32(stats, 140), BitConverter.ToUInt64(stats, 32));
        return true;
    }

    [DllImport("libc")]
    private static extern int statx(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] stats);
}
