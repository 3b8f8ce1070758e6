namespace DuckDB.NET.Native;

/// <summary>
/// Turns dates into days since 1970-01-01 and back, over all years that DuckDB knows. The C functions that do so are not called:
/// they throw a C++ exception at a date that does not exist or is out of range, and that ends the process.
/// </summary>
internal static class CivilCalendar
{
    // Years begin in March here, so that a leap day is the last of its year; 400 of them are one era, all alike.
    private const int DaysPerEra = 146_097;
    private const int YearsPerEra = 400;
    private const int DaysFromMarchOfYear0To1970 = 719_468;

    public static int ToDays(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth((int)FloorRemainder(year - 1L, YearsPerEra) + 1, month));

        var marchYear = month <= 2 ? year - 1L : year;
        var yearOfEra = FloorRemainder(marchYear, YearsPerEra);
        var dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return checked((int)(FloorQuotient(marchYear, YearsPerEra) * DaysPerEra + dayOfEra - DaysFromMarchOfYear0To1970));
    }

    public static (int Year, byte Month, byte Day) FromDays(int days)
    {
        var shifted = (long)days + DaysFromMarchOfYear0To1970;
        var dayOfEra = FloorRemainder(shifted, DaysPerEra);
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        var month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        var year = yearOfEra + FloorQuotient(shifted, DaysPerEra) * YearsPerEra + (month <= 2 ? 1 : 0);
        return ((int)year, (byte)month, (byte)day);
    }

    public static long FloorQuotient(long dividend, long divisor) =>
        dividend / divisor - (dividend % divisor < 0 ? 1 : 0);

    public static long FloorRemainder(long dividend, long divisor) =>
        dividend - FloorQuotient(dividend, divisor) * divisor;
}
