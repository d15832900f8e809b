using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>
/// Makes a model whole in place, so that Studio can open it and the engine can name every node: ids, node ids, names,
/// collections. What is there stays, in its order; what is not known is not touched.
/// </summary>
public static class DefinitionNormalizer
{
    private static readonly string[] Collections = ["variables", "inputs", "outputs", "outcomes"];

    /// <param name="model">The definition.</param>
    /// <param name="newId">Gives a new id each time it is called.</param>
    public static void Normalize(JsonObject model, Func<string> newId)
    {
        foreach (var name in Collections)
        {
            if (model.Array(name) is null) model[name] = new JsonArray();
        }

        if (model.Object("customProperties") is null) model["customProperties"] = new JsonObject();
        if (model.Object("options") is null) model["options"] = new JsonObject();
        model.Object("options")!.TryAdd("autoUpdateConsumingWorkflows", false);
        foreach (var variable in model.Array("variables")!.OfType<JsonObject>()) FillId(variable, newId);

        if (model.Object("root") is not { } root || root.Text("type") is not { Length: > 0 })
            model["root"] = root = new JsonObject { ["id"] = newId(), ["type"] = "Elsa.Sequence", ["version"] = 1 };
        FillIds(root, newId);
        var names = ActivityJson.Flatten(root).Select(node => node.Activity.Text("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (activity, nodeId) in ActivityJson.Flatten(root).ToList()) Complete(activity, nodeId, names);
    }

    private static void FillIds(JsonObject root, Func<string> newId)
    {
        var stack = new Stack<JsonObject>([root]);
        while (stack.TryPop(out var activity))
        {
            FillId(activity, newId);
            foreach (var slot in ActivityJson.Children(activity)) stack.Push(slot.Json);
        }
    }

    private static void FillId(JsonObject json, Func<string> newId)
    {
        if (string.IsNullOrEmpty(json.Text("id"))) json["id"] = newId();
    }

    private static void Complete(JsonObject activity, string nodeId, HashSet<string> names)
    {
        activity["nodeId"] = nodeId;
        if (activity.Whole("version") is null) activity["version"] = 1;
        if (string.IsNullOrEmpty(activity.Text("name"))) activity["name"] = NewName(activity.Text("type")!, names);
        if (activity.Object("metadata") is null) activity["metadata"] = new JsonObject();
        if (activity.Object("customProperties") is null) activity["customProperties"] = new JsonObject();
        MoveOldFlags(activity);
        FillCollections(activity);
        foreach (var variable in (activity.Array("variables") ?? []).OfType<JsonObject>())
        {
            // A container's variable without an id can only be meant by its name.
            if (string.IsNullOrEmpty(variable.Text("id")) && variable.Text("name") is { } name) variable["id"] = name;
        }

        foreach (var connection in (activity.Array("connections") ?? []).OfType<JsonObject>()) ConnectionJson.Modernise(connection);
        if (ActivityJson.IsNeverChild(activity, "start") && activity.Object("start") is { } start && start.Text("id") is { } id)
            start["nodeId"] = $"{nodeId}:{id}";
    }

    /// <summary>3.0 wrote these at the top; Studio reads them only among the custom properties.</summary>
    private static void MoveOldFlags(JsonObject activity)
    {
        var custom = activity.Object("customProperties")!;
        foreach (var name in (string[])["canStartWorkflow", "runAsynchronously"])
        {
            if (activity[name] is not JsonValue value || value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) continue;
            custom.TryAdd(name, value.DeepClone());
            activity.Remove(name);
        }
    }

    private static void FillCollections(JsonObject activity)
    {
        string[] needed = activity.Text("type") switch
        {
            "Elsa.Flowchart" => ["activities", "connections", "variables"],
            "Elsa.Sequence" or "Elsa.Parallel" => ["activities", "variables"],
            "Elsa.StateMachine" => ["states", "transitions"],
            _ => [],
        };
        foreach (var name in needed)
        {
            if (activity.Array(name) is null) activity[name] = new JsonArray();
        }
    }

    private static string NewName(string type, HashSet<string> names)
    {
        var stem = type[(type.LastIndexOf('.') + 1)..];
        var number = 1;
        while (!names.Add($"{stem}{number}")) number++;
        return $"{stem}{number}";
    }

    private static void TryAdd(this JsonObject json, string name, JsonNode? value)
    {
        if (!json.ContainsKey(name)) json[name] = value;
    }
}
