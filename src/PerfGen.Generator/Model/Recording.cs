namespace PerfGen.Generator.Model;

/// <summary>What of <see cref="GenerationEnvironment"/> files depend on that hold no paths.</summary>
/// <param name="IsPossible">What tracks itself at its definition records.</param>
/// <param name="DrainsInProcess">This is an executable that drains its journal itself.</param>
/// <param name="SummarisesInProcess">It keeps the summaries of days and weeks as well.</param>
internal sealed record Recording(bool IsPossible, bool DrainsInProcess, bool SummarisesInProcess)
{
    public static Recording Of(GenerationEnvironment environment) => new(environment.CanRecord, environment.DrainsInProcess, environment.SummarisesInProcess);
}
