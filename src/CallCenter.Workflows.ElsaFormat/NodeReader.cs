using System.Text.Json;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>Reads one activity and what is in it.</summary>
internal sealed class NodeReader(List<Problem> problems)
{
    /// <summary>The rule that content which cannot be understood breaks.</summary>
    public const string Rule = "format";

    private int _unnamed;

    private static readonly Dictionary<string, Expression> NoInputs = [];
    private static readonly Dictionary<string, string> NoOutputs = [];
    private static readonly Dictionary<string, Value> NoProperties = [];

    public ActivityNode Read(JsonElement json, string parentNodeId)
    {
        var members = new NodeMembers(json);
        var id = members.Id is { Length: > 0 } given ? given : $"unnamed-{++_unnamed}";
        var nodeId = $"{parentNodeId}:{id}";
        var custom = members.Custom;
        return new()
        {
            Id = id,
            NodeId = nodeId,
            Name = members.Name,
            DisplayText = members.DisplayText,
            Type = members.Type ?? "",
            Version = members.Version ?? 1,
            Children = Children(members, nodeId),
            Connections = Connections(members.Connections, nodeId, id, members.Name ?? id),
            Variables = VariableReader.Read(members.Variables),
            StartId = members.StartId,
            CanStartWorkflow = custom.Flag("canStartWorkflow"u8) ?? members.CanStart.AsFlag() ?? false,
            RunAsynchronously = custom.Flag("runAsynchronously"u8) ?? members.RunsInBackground.AsFlag() ?? false,
            MergeMode = custom.Text("mergeMode"u8),
            CustomProperties = custom.ToValue(),
            Inputs = members.Inputs ?? NoInputs,
            Outputs = members.Outputs ?? NoOutputs,
            Properties = members.Properties ?? NoProperties,
        };
    }

    public static Problem Problem(string? nodeId, string? activityId, Text message) =>
        new(Rule, Severity.Error, nodeId, activityId, null, message);

    private IReadOnlyList<ChildNode> Children(in NodeMembers members, string nodeId)
    {
        if (members.Children is not { } slots) return [];
        var children = new ChildNode[slots.Count];
        for (var i = 0; i < children.Length; i++) children[i] = new(slots[i].Port, slots[i].Label, Read(slots[i].Json, nodeId));
        return children;
    }

    private IReadOnlyList<Connection> Connections(JsonElement array, string nodeId, string id, string name)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() is var count && count == 0) return [];
        var connections = new List<Connection>(count);
        foreach (var item in array.EnumerateArray())
        {
            if (item.IsObject() && ConnectionJson.Read(item) is { } read) connections.Add(read);
            else
            {
                problems.Add(Problem(nodeId, id, new(
                    $"流程图“{name}”有一条连线缺少起点或终点：应为 {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}。",
                    $"A connection of flowchart \"{name}\" has no source or no target: it must read {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}.")));
            }
        }

        return connections;
    }
}
