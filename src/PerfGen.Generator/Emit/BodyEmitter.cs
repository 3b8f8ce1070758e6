using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes what stands around the call of a tracked method: begin, call, end; the same for interceptors and partial methods.</summary>
/// <param name="writer">Where to.</param>
/// <param name="signature">The method.</param>
/// <param name="recording">What is recorded.</param>
/// <param name="names">How the wrapper names what it needs.</param>
internal sealed class BodyEmitter(SourceWriter writer, SignatureModel signature, RecordingModel recording, WrapperNames names)
{
    private readonly string _call = Names.Local("call", signature);
    private readonly string _task = Names.Local("task", signature);
    private readonly string _result = Names.Local("result", signature);
    private readonly string _error = Names.Local("error", signature);

    /// <summary>The comment lines that say what was understood.</summary>
    public void WriteComment()
    {
        var until = signature.Return.Kind switch
        {
            ReturnKind.Nothing or ReturnKind.Value => "",
            ReturnKind.Stream => ", each enumeration of what it returns",
            _ => ", until the task ends",
        };
        var site = recording.Site;
        var whose = (site.Agent is null ? "" : $", agent {site.Agent}") + (site.TaskType is null ? "" : $", task type {site.TaskType}");
        writer.Write($"// measures  {signature.Summary}{until}");
        writer.Write($"// records   {OneLine(site.Metric + " (seconds)" + whose)}");
        foreach (var capture in recording.Captures)
        {
            writer.Write($"// captures  {OneLine($"{capture.Metric} ({capture.Unit}) from {capture.From}")}");
        }

        foreach (var tag in recording.Tags)
        {
            writer.Write($"// tags      {OneLine($"{tag.Name} from {tag.From}")}");
        }

        foreach (var capture in recording.OutOfReach)
        {
            writer.Write($"// leaves out  {OneLine($"{capture.Metric} from {capture.From}")}: out of reach here; a partial method can read it");
        }
    }

    /// <param name="target">The call itself.</param>
    public void Write(string target)
    {
        switch (signature.Return.Kind)
        {
            case ReturnKind.Stream:
                WriteStream(target);
                break;
            case ReturnKind.Task or ReturnKind.TaskWithResult or ReturnKind.NothingButTask:
                WriteTask(target);
                break;
            default:
                WriteSync(target);
                break;
        }
    }

    /// <summary>All inside the <c>try</c>: a result that is a reference, or lives on the stack, could not be carried out of it.</summary>
    private void WriteSync(string target)
    {
        var byRef = signature.Return.Modifiers.Length == 0 ? "" : "ref ";
        writer.Write($"var {_call} = {names.Surface}Recorder.{names.Entry}({names.Site}{names.EntryArguments});");
        WriteTags();
        using (writer.Open("try"))
        {
            writer.Write(signature.Return.Kind == ReturnKind.Nothing ? $"{target};" : $"{signature.Return.Modifiers}var {_result} = {byRef}{target};");
            if (!recording.ReadsAtEnd)
            {
                writer.Write($"{names.Ended(_call)}.Exit();");
            }
            else
            {
                new CaptureEmitter(writer, signature, recording, names).WriteAfterCall(names.Ended(_call), _result);
            }

            if (signature.Return.Kind != ReturnKind.Nothing)
            {
                writer.Write($"return {byRef}{_result};");
            }
        }

        WriteCatch();
    }

    private void WriteTask(string target)
    {
        var isVoid = signature.Return.Kind == ReturnKind.NothingButTask;
        writer.Write($"var {_call} = {names.Surface}Recorder.{names.Entry}Task({names.Site}{names.EntryArguments});");
        WriteTags();
        writer.Write($"{(isVoid ? "global::System.Threading.Tasks.Task" : signature.Return.Type)} {_task};");
        using (writer.Open("try"))
        {
            writer.Write($"{_task} = {target};");
        }

        WriteCatch();
        writer.Write("");
        var (before, after) = isVoid ? ($"{names.Surface}AsyncVoid.Await(", ");") : ("return ", ";");
        if (!recording.ReadsAtEnd)
        {
            writer.Write($"{before}{names.Ended(_call)}.Completes({_task}){after}");
        }
        else
        {
            new CaptureEmitter(writer, signature, recording, names).WriteWhenEnded($"{before}{names.Ended(_call)}.Completes({_task}", after);
        }
    }

    /// <summary>The method only makes the stream; what is returned in its place records whoever reads it.</summary>
    private void WriteStream(string target)
    {
        var hasTags = recording.Tags.Count > 0 ? ", hasTags: true" : "";
        writer.Write($"var {_call} = {names.Surface}Recorder.{names.Entry}Stream({names.Site}{names.EntryArguments}{hasTags});");
        WriteTags();
        using (writer.Open("try"))
        {
            if (!recording.ReadsAtEnd)
            {
                writer.Write($"return {_call}.Enumerates({target});");
            }
            else
            {
                new CaptureEmitter(writer, signature, recording, names).WriteWhenEnded($"return {_call}.Enumerates({target}", ";");
            }
        }

        WriteCatch();
    }

    /// <summary>What the call is given is read before it runs: it may change it, and may fail.</summary>
    private void WriteTags() => new CaptureEmitter(writer, signature, recording, names).WriteTags(_call);

    /// <summary>The filter runs before the stack unwinds and is never true: the exception passes as it would without it.</summary>
    private void WriteCatch() => writer.Write($$"""
        catch (global::System.Exception {{_error}}) when ({{_call}}.Failed({{_error}}))
        {
            throw;
        }
        """);

    /// <summary>What users write into attributes may hold line breaks, which would end a comment.</summary>
    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));
}
