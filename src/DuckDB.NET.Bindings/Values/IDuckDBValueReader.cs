namespace DuckDB.NET.Native;

/// <summary>Reads an argument of a table function.</summary>
public interface IDuckDBValueReader
{
    /// <summary>Whether the value is NULL.</summary>
    bool IsNull();

    /// <summary>Reads the value as a CLR type.</summary>
    /// <typeparam name="T">The type wanted; where it can be null, NULL is read as null.</typeparam>
    T GetValue<T>();
}
