using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes a file that intercepts the calls of types' methods.</summary>
internal static class CallsEmitter
{
    /// <summary>What leads the names of the recorder's types here: after an alias and <c>::</c> nothing of the user's is meant, whatever it is called.</summary>
    public const string Surface = SurfaceAlias + "::";

    private const string SurfaceAlias = "V1";

    public static string Emit(CallsFileModel file, GenerationEnvironment environment)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, $"calls of {file.Title} that are recorded", "[TrackPerformance]", file.Types.SelectMany(static type => type.Interceptors).Select(static interceptor => interceptor.Target.Signature));
        using (writer.Open($"namespace {Contracts.WellKnownNames.InterceptorsNamespace}"))
        {
            writer.Write("// By its full name the compiler would look at the attribute of every generated file, for every call.");
            writer.Write($"using {InterceptorEmitter.AttributeAlias} = global::System.Runtime.CompilerServices.InterceptsLocationAttribute;");
            writer.Write($"using {SurfaceAlias} = {Names.Surface};");
            var classes = new HashSet<string>(StringComparer.Ordinal);
            foreach (var type in file.Types)
            {
                writer.Write("");
                WriteType(writer, type, Names.Take(classes, "CallsOf" + type.Type.Identifier), environment);
            }
        }

        WriteAttribute(writer);
        return writer.ToString();
    }

    private static void WriteType(SourceWriter writer, TypeCallsModel calls, string className, GenerationEnvironment environment)
    {
        var names = MethodNames.ForAll(calls.Interceptors, static interceptor => interceptor.Target.Signature, static interceptor => interceptor.Target.Recording, className, AccessorEmitter.GenericClass);
        if (calls.Interceptors.Any(static interceptor => interceptor.Target.Signature.IsObsolete))
        {
            writer.Write("[global::System.Obsolete] // so that it may name what is obsolete");
        }

        writer.Write("[global::System.Diagnostics.StackTraceHidden]\n[global::System.Diagnostics.DebuggerStepThrough]\n" + FileHeader.GeneratedCode);
        using (writer.Open($"file static class {className}"))
        {
            for (var i = 0; i < calls.Interceptors.Count; i++)
            {
                SiteEmitter.Write(writer, names[i], calls.Interceptors[i].Target.Recording, "private", Surface);
                writer.Write("");
            }

            for (var i = 0; i < calls.Interceptors.Count; i++)
            {
                writer.Write(i == 0 ? null : "");
                new InterceptorEmitter(writer, calls.Interceptors[i], names[i], environment.ProjectDirectory).Write();
            }

            AccessorEmitter.Write(writer, calls, names);
        }
    }

    /// <summary>The compiler looks for the attribute by its name only; each file has its own. Conditional, so that it says nothing in the program, whose size would grow with every call.</summary>
    public static void WriteAttribute(SourceWriter writer) => writer.Write($$"""

            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                [global::System.Diagnostics.Conditional("PERFGEN_KEEPS_LOCATIONS"), {{FileHeader.NotCovered}}]
                file sealed class InterceptsLocationAttribute : global::System.Attribute
                {
                    public InterceptsLocationAttribute(int version, string data)
                    {
                    }
                }
            }
            """);
}
