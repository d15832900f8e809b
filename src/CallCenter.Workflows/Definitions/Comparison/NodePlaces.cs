namespace CallCenter.Workflows.Definitions.Comparison;

/// <summary>An activity and where it is.</summary>
/// <param name="Container">The id of what it is in; null for the root.</param>
/// <param name="Port">The part of it, such as <c>then</c>.</param>
internal sealed record NodePlace(ActivityNode Node, string? Container, string? Port);

/// <summary>The activities of a definition, and which come before and after which.</summary>
internal sealed class NodePlaces
{
    private readonly Dictionary<string, NodePlace> _byId = new(StringComparer.Ordinal);
    private readonly List<NodePlace> _all = [];
    private readonly Lazy<ILookup<string, string>> _next;
    private readonly Lazy<ILookup<string, string>> _previous;

    private NodePlaces(ActivityNode root)
    {
        Add(root, null, null);
        Connections = [.. _all.SelectMany(place => place.Node.Connections)];
        var steps = new Lazy<List<(string From, string To)>>(() => [.. Connections.Select(line => (line.SourceId, line.TargetId)), .. _all.SelectMany(InSequence)]);
        _next = new(() => steps.Value.ToLookup(step => step.From, step => step.To));
        _previous = new(() => steps.Value.ToLookup(step => step.To, step => step.From));
    }

    public IReadOnlyList<NodePlace> All => _all;

    public IReadOnlyList<Connection> Connections { get; }

    public static NodePlaces Of(ActivityNode root) => new(root);

    public NodePlace? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The nearest of the wanted ones that lead here, through any that are not wanted.</summary>
    public HashSet<string> Before(string id, Func<string, bool> isWanted) => Nearest(_previous.Value, id, isWanted);

    public HashSet<string> After(string id, Func<string, bool> isWanted) => Nearest(_next.Value, id, isWanted);

    private static HashSet<string> Nearest(ILookup<string, string> steps, string id, Func<string, bool> isWanted)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(steps[id]);
        while (open.TryDequeue(out var next))
        {
            if (isWanted(next)) found.Add(next);
            else if (passed.Add(next)) foreach (var further in steps[next]) open.Enqueue(further);
        }

        return found;
    }

    private void Add(ActivityNode node, string? container, string? port)
    {
        var place = new NodePlace(node, container, port);
        if (!_byId.TryAdd(node.Id, place)) return;
        _all.Add(place);
        foreach (var child in node.Children) Add(child.Node, node.Id, child.Label is null ? child.Port : $"{child.Port}/{child.Label}");
    }

    /// <summary>Activities in one list without lines, as those of a sequence, follow one another.</summary>
    private static IEnumerable<(string, string)> InSequence(NodePlace place)
    {
        var list = place.Node.Connections.Count > 0 ? [] : place.Node.Children.Where(child => child.Port == "activities").Select(child => child.Node.Id).ToList();
        return list.Zip(list.Skip(1));
    }
}
