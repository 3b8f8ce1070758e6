namespace PerfGen.Generator.Model;

/// <summary>A tracked virtual or interface method that a body overrides or implements; see <c>PerfGen.Runtime.Generated.V1.VirtualSlot</c>.</summary>
internal sealed record SlotModel(string Assembly, string Id);
