namespace PerfGen.Generator.Model;

/// <summary>What compilation and build allow of a project's catalogue.</summary>
/// <param name="Namespace">Where the class of metrics stands; empty for the global namespace.</param>
/// <param name="ClassName">Its name; empty where the project has a type of that name.</param>
/// <param name="CanDescribe">The library knows catalogues.</param>
/// <param name="CanRegister">Values that come by name can be checked against the catalogue at run time.</param>
internal sealed record CatalogueEnvironment(string Namespace, string ClassName, bool CanDescribe, bool CanRegister);
