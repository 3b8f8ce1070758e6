namespace PerfGen.Generator.Model;

/// <summary>A catalogue file.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record CatalogueTextModel(string Path, string Text);
