namespace PerfGen.Hosting.Decoration;

/// <summary>Key under which the container makes, and disposes, the service that a decorator stands for. Nobody else can ask for it.</summary>
internal sealed class InnerService;
