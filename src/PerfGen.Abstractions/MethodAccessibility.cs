namespace PerfGen;

/// <summary>Accessibilities of methods, as they are declared. Methods that are <c>protected internal</c> or <c>private protected</c> are meant by each of their two words.</summary>
[Flags]
public enum MethodAccessibility
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>public</c>, and members of interfaces that say nothing else.</summary>
    Public = 1,

    /// <summary><c>internal</c>.</summary>
    Internal = 2,

    /// <summary><c>protected</c>.</summary>
    Protected = 4,

    /// <summary><c>private</c>.</summary>
    Private = 8,

    /// <summary>All of them.</summary>
    All = Public | Internal | Protected | Private,
}
