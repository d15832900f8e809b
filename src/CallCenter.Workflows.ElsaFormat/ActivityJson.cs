using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>Where an activity sits in its parent's JSON.</summary>
/// <param name="Port">The property; for a member of a list's items other than <c>activity</c>, both names joined by a dot.</param>
/// <param name="Label">Of a list's item: its label, status code or name.</param>
/// <param name="Json">The activity.</param>
/// <param name="Replace">Puts another activity in its place.</param>
public sealed record ActivitySlot(string Port, string? Label, JsonObject Json, Action<JsonObject> Replace);

/// <summary>Finds activities in JSON without knowing their types, so that nothing is missed in a type of someone else's.</summary>
public static class ActivityJson
{
    public const string RootNodeId = "Workflow1";

    /// <summary>The embedded activities of an activity, in JSON's order.</summary>
    public static IReadOnlyList<ActivitySlot> Children(JsonObject activity)
    {
        var slots = new List<ActivitySlot>();
        foreach (var (name, value) in activity)
        {
            if (IsNeverChild(activity, name)) continue;
            switch (value)
            {
                case JsonObject member when LooksLikeActivity(member):
                    slots.Add(new(name, null, member, other => activity[name] = other));
                    break;
                case JsonArray array:
                    AddItems(slots, name, array);
                    break;
            }
        }

        return slots;
    }

    /// <summary>The activity and all below it with the node ids they have, parents first; <paramref name="activity"/> is a root.</summary>
    public static IEnumerable<(JsonObject Activity, string NodeId)> Flatten(JsonObject activity)
    {
        var stack = new Stack<(JsonObject Activity, string Parent)>();
        stack.Push((activity, RootNodeId));
        while (stack.TryPop(out var next))
        {
            var nodeId = $"{next.Parent}:{next.Activity.Text("id")}";
            yield return (next.Activity, nodeId);
            var children = Children(next.Activity);
            for (var i = children.Count - 1; i >= 0; i--) stack.Push((children[i].Json, nodeId));
        }
    }

    /// <summary>Whether a list's item holds an activity beside other members, as a switch's case does.</summary>
    internal static bool HoldsActivity(JsonObject item) => item.Any(member => member.Value is JsonObject value && LooksLikeActivity(value));

    internal static bool IsNeverChild(JsonObject activity, string name) => name switch
    {
        "customProperties" or "metadata" or "connections" or "variables" or "variable" => true,
        // A flowchart's start repeats one of its activities.
        "start" => activity.ContainsKey("connections") || activity.Text("type") == "Elsa.Flowchart",
        _ => false,
    };

    internal static bool LooksLikeActivity(JsonObject json)
    {
        if (json.Text("type") is not { Length: > 0 } type || json.ContainsKey("expression")) return false;
        if (json.Text("id") is not null || json.Text("nodeId") is not null) return true;
        if (json["version"] is JsonValue version && version.GetValueKind() == JsonValueKind.Number) return true;
        return type.Contains('.', StringComparison.Ordinal) && !json.ContainsKey("value") && !json.ContainsKey("typeName");
    }

    private static void AddItems(List<ActivitySlot> slots, string name, JsonArray array)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not JsonObject item) continue;
            var index = i;
            if (LooksLikeActivity(item) || (name == "activities" && item.Text("type") is { Length: > 0 }))
            {
                slots.Add(new(name, null, item, other => array[index] = other));
                continue;
            }

            foreach (var (member, value) in item)
            {
                if (value is JsonObject activity && LooksLikeActivity(activity))
                    slots.Add(new(member == "activity" ? name : $"{name}.{member}", LabelOf(item), activity, other => item[member] = other));
            }
        }
    }

    private static string? LabelOf(JsonObject item) =>
        item.Text("label") ?? item["statusCode"]?.ToString() ?? item.Text("name");
}
