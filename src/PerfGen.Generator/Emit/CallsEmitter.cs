using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the file that intercepts the calls of one type's methods.</summary>
internal static class CallsEmitter
{
    public static string Emit(TypeCallsModel calls, GenerationEnvironment environment)
    {
        var writer = new SourceWriter();
        var className = "CallsOf" + calls.Type.Identifier;
        var names = MethodNames.ForAll(calls.Interceptors.Select(static interceptor => (interceptor.Target.Signature.Name, interceptor.Target.Recording)), className, AccessorEmitter.GenericClass);
        FileHeader.Write(writer, $"calls of {calls.Type.DisplayName} that are recorded", "[TrackPerformance]", calls.Interceptors.Select(static interceptor => interceptor.Target.Signature));
        using (writer.Open($"namespace {Contracts.WellKnownNames.InterceptorsNamespace}"))
        {
            writer.Write("// By its full name the compiler would look at the attribute of every generated file, for every call.");
            writer.Write($"using {InterceptorEmitter.AttributeAlias} = global::System.Runtime.CompilerServices.InterceptsLocationAttribute;\n");
            if (calls.Interceptors.Any(static interceptor => interceptor.Target.Signature.IsObsolete))
            {
                writer.Write("[global::System.Obsolete] // so that it may name what is obsolete");
            }

            writer.Write("[global::System.Diagnostics.StackTraceHidden]\n[global::System.Diagnostics.DebuggerStepThrough]\n" + FileHeader.GeneratedCode);
            using (writer.Open($"file static class {className}"))
            {
                for (var i = 0; i < calls.Interceptors.Count; i++)
                {
                    SiteEmitter.Write(writer, names[i], calls.Interceptors[i].Target.Recording, "private");
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

        writer.Write("""

            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute : global::System.Attribute
                {
                    public InterceptsLocationAttribute(int version, string data)
                    {
                    }
                }
            }
            """);
        return writer.ToString();
    }
}
