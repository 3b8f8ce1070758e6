using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Get = DuckDB.NET.Native.NativeMethods.Value;

namespace DuckDB.NET.Native;

/// <content>Reads the value as the CLR type that the caller names; values arrive one by one, so boxing does not matter here.</content>
public sealed partial class DuckDBValue
{
    // The day on which DuckDB.NET.Data's reader puts a time with an offset: on the first of all, one east of UTC would lie before time.
    private static readonly DateOnly TimeTzDay = new(1, 1, 2);

    /// <inheritdoc/>
    public bool IsNull() => Get.DuckDBIsNullValue(this);

    /// <inheritdoc/>
    /// <exception cref="InvalidCastException">NULL as a type that cannot be null, or a pair of types with no conversion.</exception>
    /// <exception cref="OverflowException">The number is out of the type's range.</exception>
    public T GetValue<T>()
    {
        // A null comes back only where T can be null.
        return (T)ReadOrNull(typeof(T))!;
    }

    private object? ReadOrNull(Type target)
    {
        var underlying = Nullable.GetUnderlyingType(target);
        if (!IsNull())
            return Read(underlying ?? target);

        return underlying is not null || !target.IsValueType ? null : throw new InvalidCastException($"NULL cannot be read as {target}.");
    }

    private object Read(Type target)
    {
        var type = Get.DuckDBGetValueTypeId(this);
        if (target == typeof(string))
            return Get.DuckDBGetVarchar(this);

        return type switch
        {
            DuckDBType.Boolean => Number(Get.DuckDBGetBool(this), target),
            DuckDBType.TinyInt => Number((sbyte)Get.DuckDBGetInt64(this), target),
            DuckDBType.SmallInt => Number((short)Get.DuckDBGetInt64(this), target),
            DuckDBType.Integer => Number((int)Get.DuckDBGetInt64(this), target),
            DuckDBType.BigInt => Number(Get.DuckDBGetInt64(this), target),
            DuckDBType.UnsignedTinyInt => Number((byte)Get.DuckDBGetUInt64(this), target),
            DuckDBType.UnsignedSmallInt => Number((ushort)Get.DuckDBGetUInt64(this), target),
            DuckDBType.UnsignedInteger => Number((uint)Get.DuckDBGetUInt64(this), target),
            DuckDBType.UnsignedBigInt => Number(Get.DuckDBGetUInt64(this), target),
            DuckDBType.HugeInt => Number(Get.DuckDBGetHugeInt(this).ToBigInteger(), target),
            DuckDBType.UnsignedHugeInt => Number(Get.DuckDBGetUHugeInt(this).ToBigInteger(), target),
            DuckDBType.Bignum => Number(BigInteger.Parse(Get.DuckDBGetVarchar(this), CultureInfo.InvariantCulture), target),
            DuckDBType.Float => Number(Get.DuckDBGetFloat(this), target),
            DuckDBType.Double => Number(Get.DuckDBGetDouble(this), target),
            DuckDBType.Decimal => Number(decimal.Parse(Get.DuckDBGetVarchar(this), CultureInfo.InvariantCulture), target),
            DuckDBType.Varchar or DuckDBType.Enum or DuckDBType.Bit => Text(Get.DuckDBGetVarchar(this), target),
            DuckDBType.Uuid => As(target, Guid.Parse(Get.DuckDBGetVarchar(this))),
            DuckDBType.Blob => Bytes(Get.DuckDBGetBlob(this), target),
            DuckDBType.Date => Date(Get.DuckDBGetDate(this), target),
            DuckDBType.Time => Time(Get.DuckDBGetTime(this), target),
            DuckDBType.TimeTz => TimeTz(NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(Get.DuckDBGetTimeTz(this)), target),
            DuckDBType.Timestamp => Timestamp(Get.DuckDBGetTimestamp(this), TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified, target),
            DuckDBType.TimestampTz => Timestamp(Get.DuckDBGetTimestampTz(this), TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc, target),
            DuckDBType.TimestampS => Timestamp(Get.DuckDBGetTimestampS(this), TimeSpan.TicksPerSecond, DateTimeKind.Unspecified, target),
            DuckDBType.TimestampMs => Timestamp(Get.DuckDBGetTimestampMs(this), TimeSpan.TicksPerMillisecond, DateTimeKind.Unspecified, target),
            DuckDBType.TimestampNs => Timestamp(Ticks(Get.DuckDBGetTimestampNs(this)), 1, DateTimeKind.Unspecified, target),
            DuckDBType.Interval => Interval(Get.DuckDBGetInterval(this), target),
            DuckDBType.List => List(target),
            _ => throw new InvalidCastException($"A {type} argument can be read as text only, not as {target}."),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The type is a List<> that the caller names, and this assembly is never shipped.")]
    private IList List(Type target)
    {
        if (target == typeof(object))
            target = typeof(List<object>);
        else if (!target.IsGenericType || target.GetGenericTypeDefinition() != typeof(List<>))
            throw new InvalidCastException($"A list argument can be read as a List<>, not as {target}.");

        var list = (IList)Activator.CreateInstance(target)!;
        var count = Get.DuckDBGetListSize(this);
        for (var i = 0UL; i < count; i++)
        {
            using var item = Get.DuckDBGetListChild(this, i);
            list.Add(item.ReadOrNull(target.GenericTypeArguments[0]));
        }

        return list;
    }

    /// <summary>The first candidate that is what the caller asked for; the first of all when anything will do.</summary>
    private static object As(Type target, params ReadOnlySpan<object> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (target.IsInstanceOfType(candidate))
                return candidate;
        }

        throw new InvalidCastException($"A value of type {candidates[0].GetType()} cannot be read as {target}.");
    }

    private static object Number(object number, Type target)
    {
        if (target.IsInstanceOfType(number))
            return number;

        if (target.IsEnum)
            return Enum.ToObject(target, Number(number, Enum.GetUnderlyingType(target)));

        if (number is BigInteger big)
        {
            return target == typeof(Int128) ? (Int128)big
                : target == typeof(UInt128) ? (UInt128)big
                : target == typeof(DuckDBHugeInt) ? new DuckDBHugeInt(big)
                : target == typeof(DuckDBUHugeInt) ? new DuckDBUHugeInt(big)
                : target == typeof(double) || target == typeof(float) ? Convert.ChangeType((double)big, target, CultureInfo.InvariantCulture)
                : Convert.ChangeType((decimal)big, target, CultureInfo.InvariantCulture);
        }

        if (target == typeof(BigInteger) || target == typeof(Int128) || target == typeof(UInt128))
            return Number(new BigInteger(Convert.ToDecimal(number, CultureInfo.InvariantCulture)), target);

        return Convert.ChangeType(number, target, CultureInfo.InvariantCulture);
    }

    private static object Text(string text, Type target) =>
        target.IsEnum ? Enum.Parse(target, text)
        : target == typeof(Guid) ? Guid.Parse(text)
        : target.IsInstanceOfType(text) ? text
        : Convert.ChangeType(text, target, CultureInfo.InvariantCulture);

    private static object Bytes(byte[] bytes, Type target) =>
        target == typeof(Stream) ? new MemoryStream(bytes, writable: false) : As(target, bytes);

    private static object Date(DuckDBDate date, Type target)
    {
        if (target == typeof(DuckDBDate))
            return date;

        var parts = DuckDBDateOnly.FromDuckDBDate(date);
        if (target == typeof(DuckDBDateOnly))
            return parts;

        var day = date.IsInfinity ? throw Infinite(target) : (DateOnly)parts;
        return As(target, day, day.ToDateTime(TimeOnly.MinValue));
    }

    private static object Time(DuckDBTime time, Type target)
    {
        var parts = NativeMethods.DateTimeHelpers.DuckDBFromTime(time);
        return target == typeof(DuckDBTimeOnly) ? parts
            : target == typeof(TimeSpan) ? TimeSpan.FromMicroseconds(time.Micros)
            : As(target, (TimeOnly)parts);
    }

    private static object TimeTz(DuckDBTimeTz time, Type target) =>
        target == typeof(DuckDBTimeTz) ? time
        : As(target, new DateTimeOffset(TimeTzDay, (TimeOnly)time.Time, TimeSpan.FromSeconds(time.Offset)));

    private static object Timestamp(DuckDBTimestampStruct timestamp, long ticksPerUnit, DateTimeKind kind, Type target)
    {
        if (timestamp.IsInfinity)
            throw Infinite(target);

        var moment = new DateTime(checked(DateTime.UnixEpoch.Ticks + timestamp.Micros * ticksPerUnit), kind);
        if (target == typeof(DuckDBTimestamp))
            return new DuckDBTimestamp(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));

        return target == typeof(DateOnly) ? DateOnly.FromDateTime(moment)
            : target == typeof(DateTimeOffset) ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc))
            : As(target, moment);
    }

    // Infinity must stay infinity while nanoseconds become ticks.
    private static DuckDBTimestampStruct Ticks(DuckDBTimestampStruct nanoseconds) =>
        nanoseconds.IsInfinity ? nanoseconds : new() { Micros = nanoseconds.Micros / TimeSpan.NanosecondsPerTick };

    private static object Interval(DuckDBInterval interval, Type target) =>
        target == typeof(DuckDBInterval) ? interval : As(target, (TimeSpan)interval);

    private static InvalidCastException Infinite(Type target) => new($"Infinity cannot be read as {target}.");
}
