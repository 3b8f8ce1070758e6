namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>What happens to a store.</summary>
public enum StepKind
{
    Record,
    RecordLate,
    Fold,
    PassTime,
    Maintain,
    ForgetSession,
    ForgetTask,
    ForgetBefore,
    ForgetNobody,
    Policy,
    BackUpAndRestore,
}

/// <summary>One thing that happens, and the seed of everything about it; a negative one passes so many days.</summary>
public sealed record Step(StepKind Kind, int Seed);
