namespace PerfGen.Tracking.Tests.Table;

/// <summary>A line of the table of shapes: something that a method can be declared as, or a way in which it can be called.</summary>
/// <param name="Area">Call shape, declaration or call site.</param>
/// <param name="Of">The shapes of <see cref="ShapeList"/> that it stands for: their ids, with blanks between.</param>
/// <param name="Shape">The line.</param>
/// <param name="Entries">What shows how it is handled; at least one.</param>
internal sealed record TableLine(string Area, string Of, string Shape, params Entry[] Entries)
{
    public IReadOnlyList<string> Shapes => Of.Split(' ');
}

/// <summary>Shows how a shape is handled.</summary>
internal abstract record Entry;

/// <summary>A test of this project: the tracked program runs beside the untracked one, or what it does is looked at.</summary>
/// <param name="Name">Its class and name.</param>
internal sealed record Twin(string Name) : Entry;

/// <summary>A program that is compiled: the call behind the mark <c>/*!*/</c> is intercepted, or left as it is for a reason.</summary>
/// <param name="Verdict">The reason by the name of its verdict; <c>Tracked</c> where it is intercepted.</param>
/// <param name="Source">The program.</param>
internal sealed record Probe(string Verdict, string Source) : Entry;

/// <summary>A test of another project: what has to be shown there is no running program, but what an analyzer says, or a build.</summary>
/// <param name="Project">The project.</param>
/// <param name="Name">The test's class and name.</param>
internal sealed record Elsewhere(string Project, string Name) : Entry;
