namespace PerfGen.Query.Text;

/// <summary>How text looks on a terminal that shows colours.</summary>
internal enum TextStyle
{
    Plain,
    Bold,
    Dim,
    Good,
    Warning,
    Bad,
}
