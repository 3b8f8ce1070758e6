using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PerfGen.Contracts;

namespace PerfGen.Roslyn;

/// <summary>What was probably meant by a path that does not bind.</summary>
internal sealed partial class CapturePathBinder
{
    /// <summary>Either the root was left out, or it is misspelled.</summary>
    private string? SuggestionForRoot(string[] segments)
    {
        var path = string.Join(".", segments);
        string[] roots = [Result, This, .. method.Parameters.Select(static parameter => parameter.Name == Result ? "@" + Result : CapturePath.Identifier(parameter.Name))];
        roots = [.. roots.Where(root => Root(root) is not null)];
        return roots.Select(root => root + "." + path).FirstOrDefault(IsBound)
            ?? roots
                .Where(root => NearestName.IsNear(Name(segments[0]), root, out _))
                .OrderBy(root => NearestName.IsNear(Name(segments[0]), root, out var distance) ? distance : int.MaxValue)
                .Select(root => string.Join(".", segments.Skip(1).Prepend(root)))
                .Select(Corrected)
                .FirstOrDefault(static corrected => corrected is not null);
    }

    /// <summary>C# that reads the value but is more than a path: null operators, blanks.</summary>
    private string? SuggestionForText(string path)
    {
        var cleaned = path.Replace("?.", ".").Replace("!.", ".").Replace(" ", "").TrimEnd('!', '?', ';');
        return cleaned != path && cleaned.Split('.').All(IsIdentifier) ? Corrected(cleaned) : null;
    }

    private bool IsBound(string path) => Bind(path).Path is not null;

    private string? Corrected(string path)
    {
        var bound = Bind(path);
        return bound.Path is not null ? path : bound.Error?.Suggestion;
    }

    /// <summary>The rest of the path with the nearest name in place of the wrong one; names with which the path leads to a number come first.</summary>
    private ImmutableArray<string>? Nearest(ITypeSymbol receiver, string[] segments, int index)
    {
        var name = Name(segments[index]);
        ImmutableArray<string>? best = null;
        var bestRank = (DoesNotLead: true, Distance: int.MaxValue);
        foreach (var candidate in _members.ReadableNames(receiver).OrderBy(static candidate => candidate, StringComparer.Ordinal))
        {
            if (candidate == name || !NearestName.IsNear(name, candidate, out var distance))
            {
                continue;
            }

            string[] attempt = [.. segments];
            attempt[index] = CapturePath.Identifier(candidate);
            var step = Follow(receiver, canBeNull: false, attempt, index);
            var rank = (DoesNotLead: step.Number is null && step.Suggestion is null, Distance: distance);
            if (rank.CompareTo(bestRank) < 0)
            {
                bestRank = rank;
                best = step.Suggestion ?? [.. attempt.Skip(index)];
            }
        }

        return best;
    }

    /// <summary>The one number below a value that is no number: the only one that it has, or how long it is.</summary>
    private ImmutableArray<string>? SuggestionBelow(ITypeSymbol type)
    {
        var receiver = NumberTypes.UnderlyingOfNullable(type) ?? type;
        var numbers = _members.ReadableNames(receiver)
            .Where(name => Follow(receiver, canBeNull: false, [name], 0).Number is not null)
            .ToArray();
        var name = numbers.Length == 1
            ? numbers[0]
            : new[] { "Count", "Length", "TotalSeconds" }.FirstOrDefault(numbers.Contains);
        return name is null ? null : [CapturePath.Identifier(name)];
    }
}
