using System.Text.Json.Nodes;
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

    public ActivityNode Read(JsonObject json, string parentNodeId)
    {
        var id = json.Text("id") is { Length: > 0 } given ? given : $"unnamed-{++_unnamed}";
        var nodeId = $"{parentNodeId}:{id}";
        var custom = json.Object("customProperties") ?? [];
        var slots = ActivityJson.Children(json);
        var node = new ActivityNode
        {
            Id = id,
            NodeId = nodeId,
            Name = json.Text("name"),
            DisplayText = json.Object("metadata")?.Text("displayText"),
            Type = json.Text("type") ?? "",
            Version = json.Whole("version") ?? 1,
            Children = [.. slots.Select(slot => new ChildNode(slot.Port, slot.Label, Read(slot.Json, nodeId)))],
            Connections = Connections(json, nodeId, id),
            Variables = VariableReader.Read(json.Array("variables")),
            StartId = json["start"].AsText() ?? (ActivityJson.IsNeverChild(json, "start") ? json.Object("start")?.Text("id") : null),
            CanStartWorkflow = custom.Flag("canStartWorkflow") ?? json.Flag("canStartWorkflow") ?? false,
            RunAsynchronously = custom.Flag("runAsynchronously") ?? json.Flag("runAsynchronously") ?? false,
            MergeMode = custom.Text("mergeMode"),
            CustomProperties = json["customProperties"].ToValue(),
        };
        return WithMembers(node, json, [.. slots.Select(slot => slot.Json)]);
    }

    public static Problem Problem(string? nodeId, string? activityId, Text message) =>
        new(Rule, Severity.Error, nodeId, activityId, null, message);

    private static ActivityNode WithMembers(ActivityNode node, JsonObject json, IReadOnlyCollection<JsonObject> children)
    {
        var inputs = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var properties = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in json)
        {
            if (IsStructure(json, name) || value is null) continue;
            if (value is JsonObject member)
            {
                if (children.Contains(member)) continue;
                if (member.Object("expression") is { } expression)
                {
                    inputs[name] = new(expression.Text("type") ?? "Literal", expression["value"].ToValue());
                    continue;
                }

                if (Reference(member) is { } reference)
                {
                    if (reference.Length > 0) outputs[name] = reference;
                    continue;
                }
            }

            if (value is JsonArray array && array.Any(item => item is JsonObject child && children.Contains(child))) continue;
            properties[name] = value is JsonArray list ? WithoutActivities(list) : value.ToValue();
        }

        return node with { Inputs = inputs, Outputs = outputs, Properties = properties };
    }

    private static bool IsStructure(JsonObject json, string name) =>
        name is "id" or "nodeId" or "name" or "type" or "version" or "canStartWorkflow" or "runAsynchronously"
        || (name != "variable" && ActivityJson.IsNeverChild(json, name));

    /// <summary>What an output is bound to; empty when it is an unbound input or output, null when it is neither.</summary>
    private static string? Reference(JsonObject member)
    {
        if (member.ContainsKey("memoryReference"))
            return member.Object("memoryReference")?.Text("id") ?? member["memoryReference"].AsText() ?? "";
        return member.Count > 0 && member.All(pair => pair.Key is "typeName" or "expression" or "converter") ? "" : null;
    }

    /// <summary>The items of a list with each activity in them replaced by its id.</summary>
    private static Value WithoutActivities(JsonArray array)
    {
        var list = new ValueList(array.Count);
        foreach (var item in array)
        {
            if (item is not JsonObject json || !ActivityJson.HoldsActivity(json))
            {
                list.Add(item is null ? Value.Null : item.ToValue());
                continue;
            }

            var record = new ValueRecord(json.Count);
            foreach (var (name, value) in json)
            {
                record[name] = value is null ? Value.Null
                    : value is JsonObject activity && ActivityJson.LooksLikeActivity(activity) ? activity.Text("id")
                    : value.ToValue();
            }

            list.Add(Value.Of(record));
        }

        return Value.Of(list);
    }

    private List<Connection> Connections(JsonObject json, string nodeId, string id)
    {
        var connections = new List<Connection>();
        foreach (var item in json.Array("connections") ?? [])
        {
            if (item is JsonObject connection && ConnectionJson.Read(connection) is { } read) connections.Add(read);
            else
            {
                problems.Add(Problem(nodeId, id, new(
                    $"流程图“{json.Text("name") ?? id}”有一条连线缺少起点或终点：应为 {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}。",
                    $"A connection of flowchart \"{json.Text("name") ?? id}\" has no source or no target: it must read {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}.")));
            }
        }

        return connections;
    }
}
