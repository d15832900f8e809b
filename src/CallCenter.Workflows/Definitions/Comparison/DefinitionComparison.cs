namespace CallCenter.Workflows.Definitions.Comparison;

/// <summary>
/// Compares two versions of a definition. Activities are the same when their ids are. Where they are drawn does not matter: an
/// activity has moved when it is in another container, or when others come both before and after it; what was put in or taken
/// out between two activities moves neither.
/// </summary>
public static class DefinitionComparison
{
    public static DefinitionDifference Compare(WorkflowDefinition before, WorkflowDefinition after)
    {
        var (was, now) = (NodePlaces.Of(before.Root), NodePlaces.Of(after.Root));
        var nodes = new List<NodeDifference>();
        foreach (var place in now.All)
        {
            if (was.Find(place.Node.Id) is { } earlier)
            {
                var fields = NodeFields.Compare(earlier.Node, place.Node);
                var isMoved = IsMoved(place.Node.Id, was, now);
                if (fields.Count > 0 || isMoved) nodes.Add(Difference(fields.Count > 0 ? DifferenceKind.Changed : DifferenceKind.Moved, place.Node, fields, isMoved));
            }
            else
            {
                nodes.Add(Difference(DifferenceKind.Added, place.Node, [], false));
            }
        }

        nodes.AddRange(was.All.Where(place => now.Find(place.Node.Id) is null).Select(place => Difference(DifferenceKind.Removed, place.Node, [], false)));
        return new(nodes, Connections(was, now), NodeFields.CompareSettings(before, after));
    }

    private static NodeDifference Difference(DifferenceKind kind, ActivityNode node, IReadOnlyList<FieldDifference> fields, bool isMoved) =>
        new(kind, node.Id, node.Type, node.DisplayText ?? node.Name, fields, isMoved);

    private static bool IsMoved(string id, NodePlaces was, NodePlaces now)
    {
        var (earlier, later) = (was.Find(id)!, now.Find(id)!);
        if (earlier.Container != later.Container || earlier.Port != later.Port) return true;
        bool IsCommon(string other) => was.Find(other) is not null && now.Find(other) is not null;
        return !was.Before(id, IsCommon).SetEquals(now.Before(id, IsCommon)) && !was.After(id, IsCommon).SetEquals(now.After(id, IsCommon));
    }

    private static List<ConnectionDifference> Connections(NodePlaces was, NodePlaces now) =>
    [
        .. now.Connections.Except(was.Connections).Select(line => new ConnectionDifference(DifferenceKind.Added, line)),
        .. was.Connections.Except(now.Connections).Select(line => new ConnectionDifference(DifferenceKind.Removed, line)),
    ];
}
