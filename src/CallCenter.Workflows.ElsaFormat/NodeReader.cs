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
        var id = json.Text("id"u8) is { Length: > 0 } given ? given : $"unnamed-{++_unnamed}";
        var nodeId = $"{parentNodeId}:{id}";
        var custom = json.Member("customProperties"u8);
        var members = new Members();
        foreach (var member in json.EnumerateObject()) members.Add(json, member);
        return new()
        {
            Id = id,
            NodeId = nodeId,
            Name = json.Text("name"u8),
            DisplayText = json.Member("metadata"u8).Text("displayText"u8),
            Type = json.Text("type"u8) ?? "",
            Version = json.Whole("version"u8) ?? 1,
            Children = [.. ActivityElement.Children(json).Select(slot => new ChildNode(slot.Port, slot.Label, Read(slot.Json, nodeId)))],
            Connections = Connections(json, nodeId, id),
            Variables = VariableReader.Read(json.Member("variables"u8)),
            StartId = Start(json),
            CanStartWorkflow = custom.Flag("canStartWorkflow"u8) ?? json.Flag("canStartWorkflow"u8) ?? false,
            RunAsynchronously = custom.Flag("runAsynchronously"u8) ?? json.Flag("runAsynchronously"u8) ?? false,
            MergeMode = custom.Text("mergeMode"u8),
            CustomProperties = custom.ToValue(),
            Inputs = members.Inputs ?? NoInputs,
            Outputs = members.Outputs ?? NoOutputs,
            Properties = members.Properties ?? NoProperties,
        };
    }

    public static Problem Problem(string? nodeId, string? activityId, Text message) =>
        new(Rule, Severity.Error, nodeId, activityId, null, message);

    private static string? Start(JsonElement json)
    {
        var start = json.Member("start"u8);
        return start.AsText() ?? (start.IsObject() && ActivityElement.StartRepeats(json) ? start.Text("id"u8) : null);
    }

    private IReadOnlyList<Connection> Connections(JsonElement json, string nodeId, string id)
    {
        List<Connection>? connections = null;
        foreach (var item in json.Items("connections"u8))
        {
            if (item.IsObject() && ConnectionJson.Read(item) is { } read) (connections ??= []).Add(read);
            else
            {
                problems.Add(Problem(nodeId, id, new(
                    $"流程图“{json.Text("name"u8) ?? id}”有一条连线缺少起点或终点：应为 {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}。",
                    $"A connection of flowchart \"{json.Text("name"u8) ?? id}\" has no source or no target: it must read {{\"source\":{{\"activity\":…,\"port\":…}},\"target\":{{\"activity\":…}}}}.")));
            }
        }

        return connections ?? [];
    }

    /// <summary>Sorts the members of an activity into what they are; most activities have only some kinds.</summary>
    private struct Members
    {
        public Dictionary<string, Expression>? Inputs { get; private set; }
        public Dictionary<string, string>? Outputs { get; private set; }
        public Dictionary<string, Value>? Properties { get; private set; }

        public void Add(JsonElement activity, JsonProperty member)
        {
            var value = member.Value;
            if (value.ValueKind == JsonValueKind.Null || IsStructure(activity, member)) return;
            var name = member.Name;
            if (value.IsObject())
            {
                if (name != "variable" && ActivityElement.LooksLikeActivity(value)) return;
                if (value.Member("expression"u8) is { ValueKind: JsonValueKind.Object } expression)
                {
                    (Inputs ??= new(StringComparer.Ordinal))[name] = new(expression.Text("type"u8) ?? "Literal", expression.Member("value"u8).ToValue());
                    return;
                }

                if (Reference(value) is { } reference)
                {
                    if (reference.Length > 0) (Outputs ??= new(StringComparer.Ordinal))[name] = reference;
                    return;
                }
            }

            if (value.ValueKind == JsonValueKind.Array)
            {
                if (value.EnumerateArray().Any(item => item.IsObject() && ActivityElement.IsItemActivity(name, item))) return;
                (Properties ??= new(StringComparer.Ordinal))[name] = WithoutActivities(value);
                return;
            }

            (Properties ??= new(StringComparer.Ordinal))[name] = value.ToValue();
        }

        private static bool IsStructure(JsonElement activity, JsonProperty member) =>
            member.NameEquals("id"u8) || member.NameEquals("nodeId"u8) || member.NameEquals("name"u8) || member.NameEquals("type"u8)
            || member.NameEquals("version"u8) || member.NameEquals("canStartWorkflow"u8) || member.NameEquals("runAsynchronously"u8)
            || (!member.NameEquals("variable"u8) && ActivityElement.IsNeverChild(activity, member));

        /// <summary>What an output is bound to; empty when it is an unbound input or output, null when it is neither.</summary>
        private static string? Reference(JsonElement member)
        {
            if (member.Member("memoryReference"u8) is { ValueKind: not JsonValueKind.Undefined } reference)
                return reference.Text("id"u8) ?? reference.AsText() ?? "";
            var count = 0;
            foreach (var inner in member.EnumerateObject())
            {
                if (!inner.NameEquals("typeName"u8) && !inner.NameEquals("expression"u8) && !inner.NameEquals("converter"u8)) return null;
                count++;
            }

            return count > 0 ? "" : null;
        }

        /// <summary>The items of a list with each activity in them replaced by its id.</summary>
        private static Value WithoutActivities(JsonElement array)
        {
            var list = new ValueList(array.GetArrayLength());
            foreach (var item in array.EnumerateArray())
            {
                if (!item.IsObject())
                {
                    list.Add(item.ToItem());
                    continue;
                }

                var record = new ValueRecord(item.GetPropertyCount());
                foreach (var member in item.EnumerateObject())
                    record[member.Name] = ActivityElement.LooksLikeActivity(member.Value) ? member.Value.Text("id"u8) : member.Value.ToItem();
                list.Add(Value.Of(record));
            }

            return Value.Of(list);
        }
    }
}
