using System.ComponentModel;

namespace PerfGen.Runtime.Generated.V1;

/// <summary>A virtual or interface method with <c>[TrackPerformance]</c> that a body overrides or implements. Immutable; thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VirtualSlot
{
    /// <summary>Describes the method.</summary>
    /// <param name="assembly">Simple name of the assembly that defines it.</param>
    /// <param name="id">Its documentation id.</param>
    public VirtualSlot(string assembly, string id)
    {
        Assembly = assembly;
        Id = id;
    }

    internal string Assembly { get; }

    internal string Id { get; }

    internal static bool Contain(VirtualSlot[]? slots, Site site)
    {
        foreach (var slot in slots ?? [])
        {
            if (slot.Id == site.Id && slot.Assembly == site.Assembly)
            {
                return true;
            }
        }

        return false;
    }
}
