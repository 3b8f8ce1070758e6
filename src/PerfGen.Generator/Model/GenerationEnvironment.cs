namespace PerfGen.Generator.Model;

/// <summary>What compilation and build allow.</summary>
/// <param name="CanRecord">The recorder is there and PerfGen is not switched off: methods tracked at their definition record.</param>
/// <param name="CanIntercept">In addition the language knows interceptors and the project admits PerfGen's.</param>
/// <param name="AdmitsInterceptors">Language and project do, whether or not anything is recorded.</param>
/// <param name="DrainsInProcess">This is an executable that drains its journal itself.</param>
/// <param name="SummarisesInProcess">It keeps the summaries of days and weeks as well.</param>
/// <param name="ProjectDirectory">Paths in comments are relative to it; empty where it is not known.</param>
internal sealed record GenerationEnvironment(
    bool CanRecord, bool CanIntercept, bool AdmitsInterceptors, bool DrainsInProcess, bool SummarisesInProcess, string ProjectDirectory);
