namespace PerfGen.Store.DuckDB;

/// <summary>What is wrong with the database, for whoever must decide what to do.</summary>
public enum StoreErrorKind
{
    /// <summary>The engine said something that none of the other kinds covers.</summary>
    Other = 0,

    /// <summary>There is no database: nothing has been recorded and drained here.</summary>
    Missing = 1,

    /// <summary>Another process holds the file; <see cref="StoreException.HeldBy"/> says which, where it is known. Trying again later helps.</summary>
    Busy = 2,

    /// <summary>What lies in the database's place is not a DuckDB database, or one that something else made.</summary>
    NotADatabase = 3,

    /// <summary>The database, or the log beside it, is damaged.</summary>
    Corrupt = 4,

    /// <summary>The database was made by a later version; <see cref="StoreException.VersionNeeded"/> says which.</summary>
    NewerSchema = 5,

    /// <summary>The data directory cannot be written.</summary>
    ReadOnly = 6,

    /// <summary>The disk is full, or a quota is used up.</summary>
    NoSpace = 7,

    /// <summary><c>perfgen.json</c> says something about the store that cannot be understood.</summary>
    Settings = 8,

    /// <summary>The database has an earlier schema than the question needs; it is brought forward by whoever may write it.</summary>
    OlderSchema = 9,
}
