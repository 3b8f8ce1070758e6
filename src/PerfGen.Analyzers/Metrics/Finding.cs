using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Analyzers.Metrics;

/// <summary>One thing that is wrong with a use of a metric.</summary>
/// <param name="At">Where the diagnostic stands.</param>
/// <param name="Properties">What the fix needs to know.</param>
/// <param name="Arguments">Of the message.</param>
internal sealed record Finding(Location At, ImmutableDictionary<string, string?> Properties, params object?[] Arguments)
{
    /// <summary>Property: the text that belongs in the place of the marked one.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>Property: by what the recorded value is multiplied, and by what it is divided.</summary>
    public const string Multiplier = nameof(Multiplier);

    /// <inheritdoc cref="Multiplier"/>
    public const string Divisor = nameof(Divisor);

    /// <summary>Without a fix.</summary>
    public static Finding Of(IOperation at, params object?[] arguments) => Of(at.Syntax.GetLocation(), arguments);

    /// <summary>Without a fix.</summary>
    public static Finding Of(Location at, params object?[] arguments) => new(at, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>With another text as its fix, where there is one.</summary>
    public Finding ReplacedBy(string? text) =>
        text is null ? this : this with { Properties = Properties.SetItem(Replacement, text) };

    /// <summary>With another unit as its fix, and the recorded value converted to it.</summary>
    public Finding ConvertedTo(Unit unit, Ratio factor) => ReplacedBy(unit.Word) with
    {
        Properties = Properties
            .SetItem(Replacement, unit.Word)
            .SetItem(Multiplier, factor.Numerator.ToString(CultureInfo.InvariantCulture))
            .SetItem(Divisor, factor.Denominator.ToString(CultureInfo.InvariantCulture)),
    };

    public Diagnostic As(DiagnosticDescriptor descriptor) => Diagnostic.Create(descriptor, At, Properties, Arguments);
}
