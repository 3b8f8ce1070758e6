using Microsoft.CodeAnalysis;

namespace PerfGen.Analyzers.Coverage;

/// <summary>Methods that a framework finds and calls by reflection, where no call of them is written.</summary>
internal static class FrameworkCalls
{
    private static readonly HashSet<string> OnMethods = new(StringComparer.Ordinal)
    {
        "Xunit.FactAttribute", "Xunit.TheoryAttribute",
        "NUnit.Framework.TestAttribute", "NUnit.Framework.TestCaseAttribute", "NUnit.Framework.TestCaseSourceAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "BenchmarkDotNet.Attributes.BenchmarkAttribute",
        "ModelContextProtocol.Server.McpServerToolAttribute", "ModelContextProtocol.Server.McpServerPromptAttribute", "ModelContextProtocol.Server.McpServerResourceAttribute",
        "Microsoft.SemanticKernel.KernelFunctionAttribute",
        "Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute", "Microsoft.AspNetCore.Mvc.RouteAttribute",
        "Microsoft.JSInterop.JSInvokableAttribute",
        "System.Runtime.Serialization.OnDeserializedAttribute", "System.Runtime.Serialization.OnSerializingAttribute",
    };

    private static readonly HashSet<string> Bases = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Orleans.Grain",
    };

    /// <summary>What the class carries that a service of gRPC derives from: it binds the methods that are overridden.</summary>
    private const string GrpcService = "Grpc.Core.BindServiceMethodAttribute";

    /// <summary>The same without their namespaces: nearly every attribute of a program is told apart by them.</summary>
    private static readonly HashSet<string> Names = new(OnMethods.Concat(Bases).Select(static name => name.Substring(name.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>How the framework knows the method, as it is written there; null where no framework calls it.</summary>
    public static string? Of(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (Names.Contains(type.Name) && OnMethods.Contains(type.ToDisplayString()))
                {
                    var name = attribute.AttributeClass!.Name;
                    return $"[{(name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name)}]";
                }
            }
        }

        if (method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
        {
            for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
            {
                if (Names.Contains(type.Name) && Bases.Contains(type.ToDisplayString()))
                {
                    return $"a method of a '{type.Name}'";
                }

                if (method.IsOverride && type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "BindServiceMethodAttribute" } bound && bound.ToDisplayString() == GrpcService))
                {
                    return $"a method of a gRPC service, '{type.Name}'";
                }
            }
        }

        return null;
    }
}
