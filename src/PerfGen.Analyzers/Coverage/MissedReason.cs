using PerfGen.Roslyn;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Why a call is not tracked, in the words of the score and of the coverage report.</summary>
internal static class MissedReason
{
    public const string Delegate = "as a delegate";
    public const string Implicit = "not written down";
    public const string Undeclared = "through a base or interface";
    public const string Generated = "in generated code";
    public const string BesideGenerated = "needs generated code";
    public const string OtherProduct = "another product";
    public const string Fault = "a fault of PerfGen";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Dynamic => "dynamic",
        Verdict.BaseCall => "on the base",
        Verdict.ExpressionTree => "in an expression tree",
        Verdict.ConstrainedReceiver or Verdict.StaticAbstract => "through a type parameter",
        Verdict.CopiedReceiver => "on a copy",
        Verdict.UnnameableType or Verdict.Inaccessible => "out of reach",
        Verdict.Conditional => "[Conditional]",
        Verdict.Extern => "outside of .NET",
        Verdict.AsyncVoid => "async void",
        Verdict.CustomAwaitable => "not a task",
        Verdict.OptedOut => "taken out",
        _ => "not a method",
    };
}
