using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Metrics;

/// <summary>What is written for parameters.</summary>
internal static class Arguments
{
    /// <summary>What is written for a parameter, conversions of the compiler's taken away; null where it is left out.</summary>
    public static IOperation? Of(ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
            {
                return Written(argument.Value);
            }
        }

        return null;
    }

    /// <summary>The expression as it is written: conversions of the compiler's and parentheses taken away.</summary>
    public static IOperation Written(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { IsImplicit: true } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                default:
                    return value;
            }
        }
    }
}
