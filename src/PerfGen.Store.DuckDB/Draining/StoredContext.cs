using PerfGen.Runtime.Journal.Reading;
using PerfGen.Store.DuckDB.Models;

namespace PerfGen.Store.DuckDB.Draining;

/// <summary>Whose work it is, with model and tool under the names by which they are known; what was said is kept beside them.</summary>
internal sealed record StoredContext(
    string? Session, string? Task, string? TaskType, string? Agent, string? Model, string? Cli, string? Run, string? ModelSaid, string? CliSaid)
{
    public static StoredContext Of(ContextEntry said, ModelNames models)
    {
        var model = models.Normal(said.Model);
        var cli = CliNames.Normal(said.Cli);
        return new(said.Session, said.Task, said.TaskType, said.Agent, model, cli, said.Run,
            model == said.Model ? null : said.Model, cli == said.Cli ? null : said.Cli);
    }
}
