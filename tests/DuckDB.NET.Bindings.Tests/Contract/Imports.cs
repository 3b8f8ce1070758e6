using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DuckDB.NET.Bindings.Tests.Contract;

/// <summary>The functions of DuckDB's native library that an assembly imports.</summary>
internal static class Imports
{
    public static IReadOnlyList<string> Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var reader = file.GetMetadataReader();
        return
        [
            .. reader.MethodDefinitions
                .Select(reader.GetMethodDefinition)
                .Where(method => (method.Attributes & MethodAttributes.PinvokeImpl) != 0)
                .Select(method => reader.GetString(method.GetImport().Name))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
