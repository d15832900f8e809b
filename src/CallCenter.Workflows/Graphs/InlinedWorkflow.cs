using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Graphs;

/// <summary>A workflow's drawing put into another's, where it is used as an activity. Its activities' ids get that activity's id in front.</summary>
internal static class InlinedWorkflow
{
    /// <summary>The embedded port that holds the drawing's root.</summary>
    public const string Port = "root";

    private const string RootNodeId = "Workflow1";

    public static ActivityNode RootOf(WorkflowDefinition workflow, ActivityNode owner) => Renamed(workflow.Root, owner);

    /// <summary>Whether a node that is a workflow lies within that same version of it: put in, it would never end.</summary>
    public static bool IsInside(CompiledNode node, WorkflowDefinition workflow, WorkflowDefinition outermost)
    {
        if (outermost.Id == workflow.Id) return true;
        for (var around = node.WorkflowAround; around is not null; around = around.WorkflowAround)
        {
            if (around.Type!.Workflow!.Id == workflow.Id) return true;
        }

        return false;
    }

    private static ActivityNode Renamed(ActivityNode node, ActivityNode owner)
    {
        return node with
        {
            Id = Id(node.Id),
            NodeId = owner.NodeId + node.NodeId[RootNodeId.Length..],
            StartId = node.StartId is { } start ? Id(start) : null,
            Children = [.. node.Children.Select(child => child with { Node = Renamed(child.Node, owner) })],
            Connections = [.. node.Connections.Select(line => line with { SourceId = Id(line.SourceId), TargetId = Id(line.TargetId) })],
        };

        string Id(string id) => $"{owner.Id}:{id}";
    }
}
