using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerfGen.Analyzers.Metrics;

namespace PerfGen.CodeFixes.Metrics;

/// <summary>Makes a value of one unit one of another, in source.</summary>
internal static class ValueConversion
{
    private const string ElapsedMilliseconds = nameof(ElapsedMilliseconds);
    private const string Total = nameof(Total);

    private static readonly ImmutableDictionary<string, string> TimeSpanProperties = new Dictionary<string, string>
    {
        ["days"] = "TotalDays",
        ["hours"] = "TotalHours",
        ["minutes"] = "TotalMinutes",
        ["seconds"] = "TotalSeconds",
        ["ms"] = "TotalMilliseconds",
        ["us"] = "TotalMicroseconds",
        ["ns"] = "TotalNanoseconds",
    }.ToImmutableDictionary();

    /// <summary>The expression in the new unit: another property of the same time, or the value multiplied or divided.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax value, string unit, Diagnostic diagnostic, SemanticModel model, CancellationToken stop)
    {
        if (AsTimeProperty(value, unit, model, stop) is { } property)
        {
            return property;
        }

        var converted = Operand(value);
        converted = Scaled(converted, SyntaxKind.MultiplyExpression, diagnostic.Properties[Finding.Multiplier]!);
        converted = Scaled(converted, SyntaxKind.DivideExpression, diagnostic.Properties[Finding.Divisor]!);
        return converted.WithTriviaFrom(value);
    }

    /// <summary>The path of <c>[Measure]</c> in the new unit; null where no property of the framework is in it: a path does not compute.</summary>
    public static string? OfPath(string path, string unit)
    {
        if (!TimeSpanProperties.TryGetValue(unit, out var wanted))
        {
            return null;
        }

        var dot = path.LastIndexOf('.');
        var last = path.Substring(dot + 1);
        return dot < 0 ? null
            : last == ElapsedMilliseconds ? path.Substring(0, dot + 1) + "Elapsed." + wanted
            : IsTime(last) ? path.Substring(0, dot + 1) + wanted
            : null;
    }

    private static MemberAccessExpressionSyntax? AsTimeProperty(ExpressionSyntax value, string unit, SemanticModel model, CancellationToken stop)
    {
        if (value is not MemberAccessExpressionSyntax access
            || !TimeSpanProperties.TryGetValue(unit, out var wanted)
            || model.GetSymbolInfo(access, stop).Symbol is not IPropertySymbol property)
        {
            return null;
        }

        var name = SyntaxFactory.IdentifierName(wanted);
        return (property.ContainingType.ToDisplayString(), property.Name) switch
        {
            ("System.TimeSpan", var total) when IsTime(total) => access.WithName(name.WithTriviaFrom(access.Name)),
            ("System.Diagnostics.Stopwatch", ElapsedMilliseconds) => SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                access.WithName(SyntaxFactory.IdentifierName("Elapsed")),
                name).WithTriviaFrom(access),
            _ => null,
        };
    }

    /// <summary>A time as a whole, or the part of it that somebody took for the whole.</summary>
    private static bool IsTime(string property) => TimeSpanProperties.ContainsValue(property) || TimeSpanProperties.ContainsValue(Total + property);

    private static ExpressionSyntax Scaled(ExpressionSyntax value, SyntaxKind operation, string number)
    {
        if (number == "1")
        {
            return value;
        }

        var sign = SyntaxFactory.Token(operation == SyntaxKind.DivideExpression ? SyntaxKind.SlashToken : SyntaxKind.AsteriskToken)
            .WithLeadingTrivia(SyntaxFactory.Space)
            .WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.BinaryExpression(operation, value, sign, SyntaxFactory.ParseExpression(number + ".0"));
    }

    private static ExpressionSyntax Operand(ExpressionSyntax value)
    {
        value = value.WithoutTrivia();
        return value is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
                ? value
                : SyntaxFactory.ParenthesizedExpression(value);
    }
}
