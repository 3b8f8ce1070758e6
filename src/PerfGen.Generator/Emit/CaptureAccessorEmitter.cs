using PerfGen.Generator.Model;
using PerfGen.Roslyn;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the accessors through which interceptors read private and protected properties and fields.</summary>
internal static class CaptureAccessorEmitter
{
    /// <summary>The accessor of a member.</summary>
    /// <param name="type">The type whose methods are intercepted.</param>
    /// <param name="names">The names of the interceptor that reads it.</param>
    /// <param name="hop">The member.</param>
    public static string Call(TypeModel type, MethodNames names, CaptureHop hop) =>
        (IsGeneric(type, hop) ? $"{AccessorEmitter.GenericClass}{SignatureText.Generics(type.TypeParameters)}." : "") + names.Reader(hop);

    /// <summary>The members that an interceptor reads by accessors, each once.</summary>
    /// <param name="target">The method that is intercepted.</param>
    /// <param name="generic">Those of its own type where that is generic; else all others.</param>
    public static IEnumerable<CaptureHop> Hops(TargetModel target, bool generic) => target.Recording.Paths
        .SelectMany(static path => Hops(path.First))
        .Where(hop => !hop.IsVisibleInAssembly && IsGeneric(target.Type, hop) == generic)
        .GroupBy(static hop => hop.FullName)
        .Select(static same => same.First());

    public static string Declaration(MethodNames names, CaptureHop hop, string accessibility)
    {
        var (kind, member, result) = hop.IsField ? ("Field", hop.Name, "ref " + hop.Type) : ("Method", "get_" + hop.Name, hop.Type);
        return $"""
            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}, Name = {Names.Literal(member)})]
            {accessibility} static extern {result} {names.Reader(hop)}({(hop.IsDeclaredByStruct ? "ref " : "")}{hop.DeclaringType} self);
            """;
    }

    private static IEnumerable<CaptureHop> Hops(CaptureHop? first)
    {
        for (var hop = first; hop is not null; hop = hop.Next)
        {
            yield return hop;
        }
    }

    private static bool IsGeneric(TypeModel type, CaptureHop hop) => type.TypeParameters.Count > 0 && hop.DeclaringType == type.Name;
}
