using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

public static partial class NativeMethods
{
    /// <content>The half of the chapter that reads values. The functions cast where the value is of another type.</content>
    public static partial class Value
    {
        [LibraryImport(Library, EntryPoint = "duckdb_is_null_value")]
        [return: MarshalAs(UnmanagedType.U1)]
        internal static partial bool DuckDBIsNullValue(DuckDBValue value);

        // The type belongs to the value: it is asked at once and never destroyed.
        internal static DuckDBType DuckDBGetValueTypeId(DuckDBValue value)
        {
            var type = GetTypeId(GetValueType(value));
            GC.KeepAlive(value);
            return type;
        }

        [LibraryImport(Library, EntryPoint = "duckdb_get_bool")]
        [return: MarshalAs(UnmanagedType.U1)]
        internal static partial bool DuckDBGetBool(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_int64")]
        internal static partial long DuckDBGetInt64(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_uint64")]
        internal static partial ulong DuckDBGetUInt64(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_hugeint")]
        internal static partial DuckDBHugeInt DuckDBGetHugeInt(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_uhugeint")]
        internal static partial DuckDBUHugeInt DuckDBGetUHugeInt(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_float")]
        internal static partial float DuckDBGetFloat(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_double")]
        internal static partial double DuckDBGetDouble(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_date")]
        internal static partial DuckDBDate DuckDBGetDate(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_time")]
        internal static partial DuckDBTime DuckDBGetTime(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_time_tz")]
        internal static partial DuckDBTimeTzStruct DuckDBGetTimeTz(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp")]
        internal static partial DuckDBTimestampStruct DuckDBGetTimestamp(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_tz")]
        internal static partial DuckDBTimestampStruct DuckDBGetTimestampTz(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_s")]
        internal static partial DuckDBTimestampStruct DuckDBGetTimestampS(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ms")]
        internal static partial DuckDBTimestampStruct DuckDBGetTimestampMs(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_timestamp_ns")]
        internal static partial DuckDBTimestampStruct DuckDBGetTimestampNs(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_interval")]
        internal static partial DuckDBInterval DuckDBGetInterval(DuckDBValue value);

        /// <summary>The value as text, whatever its type.</summary>
        internal static string DuckDBGetVarchar(DuckDBValue value) => OwnedString(GetVarchar(value));

        internal static byte[] DuckDBGetBlob(DuckDBValue value)
        {
            var blob = GetBlob(value);
            try
            {
                var bytes = new byte[blob.Size];
                if (bytes.Length > 0)
                    Marshal.Copy(blob.Data, bytes, 0, bytes.Length);

                return bytes;
            }
            finally
            {
                Helpers.DuckDBFree(blob.Data);
            }
        }

        [LibraryImport(Library, EntryPoint = "duckdb_get_list_size")]
        internal static partial ulong DuckDBGetListSize(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_list_child")]
        internal static partial DuckDBValue DuckDBGetListChild(DuckDBValue value, ulong index);

        [LibraryImport(Library, EntryPoint = "duckdb_get_value_type")]
        private static partial nint GetValueType(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_type_id")]
        private static partial DuckDBType GetTypeId(nint type);

        [LibraryImport(Library, EntryPoint = "duckdb_get_varchar")]
        private static partial nint GetVarchar(DuckDBValue value);

        [LibraryImport(Library, EntryPoint = "duckdb_get_blob")]
        private static partial Blob GetBlob(DuckDBValue value);

        // duckdb_blob
        [StructLayout(LayoutKind.Sequential)]
        private readonly struct Blob
        {
            public nint Data { get; }

            public ulong Size { get; }
        }
    }
}
