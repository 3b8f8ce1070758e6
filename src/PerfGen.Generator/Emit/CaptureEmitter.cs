using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the reading of values from a call that has succeeded. A getter that throws is counted and changes nothing.</summary>
internal sealed class CaptureEmitter(SourceWriter writer, SignatureModel signature, RecordingModel recording, WrapperNames names)
{
    /// <summary>In the wrapper itself, before the call: tags that are arguments, or are read from them.</summary>
    public void WriteTags(string call)
    {
        for (var i = 0; i < recording.Tags.Count; i++)
        {
            var tag = recording.Tags[i];
            if (!tag.IsReadAtOnce)
            {
                continue;
            }

            var record = $"{call}.Tags.Record({names.Tag(i)}, ";
            if (tag.Path.First is null)
            {
                WriteReading(record, tag.Path, RootName(tag.Path));
            }
            else
            {
                WriteGuarded($"{call}.Tags", record, tag.Path, RootName(tag.Path));
                writer.Write("");
            }
        }
    }

    /// <summary>In the wrapper itself, after the call.</summary>
    public void WriteAfterCall(string call, string result)
    {
        var captures = Names.Local("captures", signature);
        writer.Write($"var {captures} = {call}.ExitWithCaptures();");
        WriteReadings(captures, path => path.Root == CaptureRoot.Result ? result : RootName(path));
    }

    /// <summary>In a lambda that runs once the task, or an enumeration, has ended well. It is given what it asks for; nothing else is kept alive.</summary>
    /// <param name="call">The call that the lambda is handed to, up to its first argument.</param>
    /// <param name="close">What closes the statement after it.</param>
    public void WriteWhenEnded(string call, string close)
    {
        var roots = ReadAtEnd
            .Select(static reading => reading.Path)
            .Where(static path => path.Root != CaptureRoot.Result)
            .Select(RootName)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var captures = Names.Local("captures", signature);
        var result = Names.Local("result", signature);
        var state = roots.Count == 1 && !IsSelf(roots[0]) ? roots[0] : Names.Local("state", signature);
        if (roots.Count == 0)
        {
            using (writer.Open($"{call}, static ({captures}, {result}) =>", close: "})" + close))
            {
                WriteReadings(captures, _ => result);
            }

            return;
        }

        var given = roots.Count switch
        {
            1 => roots[0],
            _ => $"({string.Join(", ", roots.Select(static root => IsSelf(root) ? "self: " + root : root))})",
        };
        var parameters = signature.Return.Kind == ReturnKind.TaskWithResult ? $"{captures}, {state}, {result}" : $"{captures}, {state}";
        using (writer.Open($"{call}, {given}, static ({parameters}) =>", close: "})" + close))
        {
            WriteReadings(captures, path =>
                path.Root == CaptureRoot.Result ? result
                : roots.Count == 1 ? state
                : state + "." + (IsSelf(RootName(path)) ? "self" : RootName(path)));
        }
    }

    /// <summary><c>this</c>, or a field of it: no name that a local or a member of a tuple can have.</summary>
    private static bool IsSelf(string root) => root == "this" || root.StartsWith("this.", StringComparison.Ordinal);

    private string RootName(CapturePath path) => path.Root == CaptureRoot.This ? names.Self : signature.Parameters[path.ParameterOrdinal].Name;

    private void WriteReadings(string captures, Func<CapturePath, string> root)
    {
        foreach (var reading in ReadAtEnd)
        {
            WriteGuarded(captures, $"{captures}.Record({reading.Descriptor}, ", reading.Path, root(reading.Path));
            writer.Write("");
        }

        writer.Write($"{captures}.Commit();");
    }

    /// <summary>What is read once the call has succeeded, each with the descriptor that it is recorded under.</summary>
    private IEnumerable<Reading> ReadAtEnd => recording.Captures
        .Select((capture, index) => new Reading(names.Measurement(index), capture.Path))
        .Concat(recording.Tags.Select((tag, index) => tag.IsReadAtOnce ? null : new Reading(names.Tag(index), tag.Path)).OfType<Reading>());

    private void WriteGuarded(string holder, string record, CapturePath path, string root)
    {
        using (writer.Open("try"))
        {
            WriteReading(record, path, root);
        }

        writer.Write($$"""
            catch (global::System.Exception)
            {
                {{holder}}.Faulted();
            }
            """);
    }

    /// <summary>One expression; where accessors stand in it, a statement for each, since null ends the reading before an accessor is called.</summary>
    private void WriteReading(string record, CapturePath path, string root)
    {
        var open = new Stack<SourceWriter.Block>();
        var value = root;
        var canBeNull = false;
        for (var hop = path.First; hop is not null; hop = hop.Next)
        {
            canBeNull |= hop.IsConditional;
            if (hop.IsVisibleInAssembly || names.Accessor is null)
            {
                value += (hop.IsConditional ? "?." : ".") + CapturePath.Identifier(hop.Name);
                continue;
            }

            var holder = Names.Local("holder" + (open.Count == 0 ? "" : (open.Count + 1).ToString()), signature);
            if (canBeNull)
            {
                open.Push(writer.Open($"if ({value} is {{ }} {holder})"));
                value = holder;
                canBeNull = false;
            }
            else if (hop.IsDeclaredByStruct)
            {
                writer.Write($"var {holder} = {value};");
                value = holder;
            }

            value = $"{names.Accessor(hop)}({(hop.IsDeclaredByStruct ? "ref " : "")}{value})";
        }

        writer.Write(record + path.Conversion + value + ");");
        while (open.Count > 0)
        {
            open.Pop().Dispose();
        }
    }
}
