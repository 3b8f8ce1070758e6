using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfGen.Analyzers.Scopes;

/// <summary>What becomes of a value within a method.</summary>
internal static class Uses
{
    /// <summary>The operation that takes a value, conversions and argument lists passed over.</summary>
    public static IOperation? Outcome(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The operation that takes a value, also where the value is one of several that are chosen from: by a condition, a <c>switch</c> expression, <c>??</c> or <c>?.</c>.</summary>
    public static IOperation? OutcomeOfChoice(IOperation value)
    {
        while (true)
        {
            var outcome = Outcome(value);
            switch (outcome)
            {
                case IConditionalOperation or ICoalesceOperation:
                    value = outcome;
                    break;
                case ISwitchExpressionArmOperation { Parent: { } choice }:
                    value = choice;
                    break;

                // What stands before the question mark is only looked at.
                case IConditionalAccessOperation access when Unwrapped(access.WhenNotNull) == value:
                    value = access;
                    break;
                default:
                    return outcome;
            }
        }
    }

    public static IOperation Unwrapped(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>Every place of the member that names a variable.</summary>
    public static IEnumerable<IOperation> Of(ILocalSymbol local, IOperation inside)
    {
        var root = inside;
        while (root.Parent is { } outer)
        {
            root = outer;
        }

        return root.Descendants().Where(operation => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }

    /// <summary>The body that an operation stands in: that of the nearest lambda or local function, else that of the member.</summary>
    public static IOperation? Body(IOperation operation)
    {
        var body = operation.Parent;
        while (body is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation && body.Parent is { } outer)
        {
            body = outer;
        }

        return body;
    }

    /// <summary>Whether the body that an operation stands in is async.</summary>
    public static bool IsAsync(IOperation operation, ISymbol member) => Body(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation function => function.Symbol.IsAsync,
        _ => member is IMethodSymbol { IsAsync: true },
    };
}
