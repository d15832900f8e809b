namespace CallCenter.Workflows.Definitions.Comparison;

/// <summary>What became of an activity or a connection between two versions.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,

    /// <summary>The same, in another container or between other activities.</summary>
    Moved,
}

/// <summary>A setting that differs, as text: an expression that is not a literal says its language.</summary>
/// <param name="Name">In JSON's camel case; <c>type</c>, <c>title</c> and <c>name</c> are the node's own.</param>
public sealed record FieldDifference(string Name, string? Before, string? After);

/// <summary>What became of an activity.</summary>
/// <param name="Id">The same in both versions.</param>
/// <param name="Title">What a person sees on the later drawing, of a removed one on the earlier; null where only its type says it.</param>
/// <param name="IsMoved">Beside being changed it stands elsewhere.</param>
public sealed record NodeDifference(DifferenceKind Kind, string Id, string Type, string? Title, IReadOnlyList<FieldDifference> Fields, bool IsMoved);

/// <summary>A line that came or went.</summary>
public sealed record ConnectionDifference(DifferenceKind Kind, Connection Connection);

/// <summary>All that differs between two versions of a definition.</summary>
/// <param name="Settings">Variables, inputs, outputs and options of the definition itself.</param>
public sealed record DefinitionDifference(
    IReadOnlyList<NodeDifference> Nodes, IReadOnlyList<ConnectionDifference> Connections, IReadOnlyList<FieldDifference> Settings)
{
    public bool IsEmpty => Nodes.Count + Connections.Count + Settings.Count == 0;
}
