using System.Text.Json.Nodes;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>
/// Studio sends back only the members of the envelope that it knows. What others wrote beside them is taken over from the
/// version before, so that editing a flow in Studio loses nothing.
/// </summary>
public static class UnknownMembers
{
    private static readonly HashSet<string> Envelope = new(StringComparer.Ordinal)
    {
        "$schema", "links", "id", "definitionId", "tenantId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs",
        "outputs", "outcomes", "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options", "usableAsActivity", "root",
    };

    private static readonly HashSet<string> Options = new(StringComparer.Ordinal)
    {
        "activationStrategyType", "usableAsActivity", "autoUpdateConsumingWorkflows", "activityCategory", "incidentStrategyType", "commitStrategyName",
    };

    private static readonly HashSet<string> Items = new(StringComparer.Ordinal)
    {
        "id", "name", "typeName", "isArray", "value", "storageDriverTypeName", "type", "displayName", "description", "category", "uiHint", "storageDriverType",
    };

    /// <summary>Adds to the new model what only the old one has, outside of its activities.</summary>
    public static void CarryOver(JsonObject before, JsonObject model)
    {
        Copy(before, model, Envelope);
        if (before.Object("options") is { } options && model.Object("options") is { } newOptions) Copy(options, newOptions, Options);
        CarryItems(before, model, "variables", "id");
        CarryItems(before, model, "inputs", "name");
        CarryItems(before, model, "outputs", "name");
    }

    private static void CarryItems(JsonObject before, JsonObject model, string list, string key)
    {
        var old = (before.Array(list) ?? []).OfType<JsonObject>().ToList();
        foreach (var item in (model.Array(list) ?? []).OfType<JsonObject>())
        {
            if (item.Text(key) is { } name && old.Find(candidate => candidate.Text(key) == name) is { } same) Copy(same, item, Items);
        }
    }

    private static void Copy(JsonObject from, JsonObject to, HashSet<string> known)
    {
        foreach (var (name, value) in from)
        {
            if (!known.Contains(name) && !to.ContainsKey(name)) to[name] = value?.DeepClone();
        }
    }
}
