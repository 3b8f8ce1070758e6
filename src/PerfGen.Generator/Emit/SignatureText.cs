using PerfGen.Generator.Model;

namespace PerfGen.Generator.Emit;

/// <summary>Writes the parts of a method's declaration and of its call.</summary>
internal static class SignatureText
{
    /// <summary>Parameters as a declaration has them.</summary>
    public static IEnumerable<string> Parameters(SignatureModel signature) =>
        signature.Parameters.Select(static parameter => $"{parameter.Attributes}{parameter.Modifiers}{parameter.Type} {parameter.Name}");

    /// <summary>Arguments that hand the parameters on.</summary>
    public static string Arguments(SignatureModel signature) => string.Join(", ", signature.Parameters.Select(static parameter => parameter.Argument));

    /// <summary><c>&lt;T, U&gt;</c>; empty for none.</summary>
    public static string Generics(IEnumerable<TypeParameterModel> parameters, bool withAttributes = false)
    {
        var names = string.Join(", ", parameters.Select(parameter => (withAttributes ? parameter.Attributes : "") + parameter.Name));
        return names.Length == 0 ? "" : $"<{names}>";
    }

    /// <summary>The constraints, each on the same line after a blank.</summary>
    public static string Constraints(IEnumerable<TypeParameterModel> parameters) =>
        string.Concat(parameters.Where(static parameter => parameter.Constraints.Length > 0).Select(static parameter => $" where {parameter.Name} : {parameter.Constraints}"));

    /// <summary>The result as a declaration has it.</summary>
    public static string Return(SignatureModel signature) => signature.Return.Modifiers + signature.Return.Type;
}
