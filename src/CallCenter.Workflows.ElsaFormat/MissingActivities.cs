using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>
/// Studio draws nothing at all when one activity's type is not among the descriptors. So such an activity is served as a
/// placeholder that carries the original, and put back when the drawing is saved.
/// </summary>
public static class MissingActivities
{
    public const string PlaceholderType = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";
    private const string OriginalVersion = "callCenter:originalVersion";

    /// <summary>Replaces in place what the catalogue does not know; a known type's unknown version is shown as the known one.</summary>
    public static void Substitute(JsonObject model, ActivityCatalogue catalogue, string culture)
    {
        if (model.Object("root") is not { } root) return;
        var replaced = Shown(root, catalogue, culture);
        if (!ReferenceEquals(replaced, root)) model["root"] = replaced;
    }

    /// <summary>Puts the originals back in place, with the placeholder's position and whatever was changed on it.</summary>
    public static void Restore(JsonObject model)
    {
        if (model.Object("root") is not { } root) return;
        var restored = Restored(root);
        if (!ReferenceEquals(restored, root)) model["root"] = restored;
    }

    private static JsonObject Shown(JsonObject activity, ActivityCatalogue catalogue, string culture)
    {
        var type = activity.Text("type") ?? "";
        if (type == PlaceholderType) return activity;
        var version = activity.Whole("version") ?? 1;
        if (catalogue.Find(type, version) is not { } known) return Placeholder(activity, type, version, culture);
        if (known.Version != version)
        {
            if (activity.Object("customProperties") is not { } custom) activity["customProperties"] = custom = [];
            custom[OriginalVersion] = version;
            activity["version"] = known.Version;
        }

        foreach (var slot in ActivityJson.Children(activity))
        {
            var shown = Shown(slot.Json, catalogue, culture);
            if (!ReferenceEquals(shown, slot.Json)) slot.Replace(shown);
        }

        return activity;
    }

    private static JsonObject Placeholder(JsonObject activity, string type, int version, string culture)
    {
        var metadata = activity.Object("metadata")?.DeepClone().AsObject() ?? [];
        metadata["displayText"] = Title(type, culture);
        metadata["description"] = new Text(
            $"此处没有活动类型 {type}（版本 {version}）。内容已原样保留；发布前请替换它。",
            $"Activity type {type} (version {version}) is not known here. Its content is kept as it is; replace it before publishing.").In(culture);
        return new JsonObject
        {
            ["id"] = activity.Text("id"),
            ["nodeId"] = activity.Text("nodeId"),
            ["name"] = activity.Text("name"),
            ["type"] = PlaceholderType,
            ["version"] = 1,
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = version,
            [Original] = activity.ToJsonString(),
            ["metadata"] = metadata,
            ["customProperties"] = activity.Object("customProperties")?.DeepClone() ?? new JsonObject(),
        };
    }

    private static string Title(string type, string culture) => new Text($"未找到：{type}", $"Not Found: {type}").In(culture);

    private static JsonObject Restored(JsonObject activity)
    {
        if (activity.Text("type") == PlaceholderType && OriginalOf(activity) is { } original) return Merge(original, activity);
        if (activity.Object("customProperties") is { } custom && custom.Whole(OriginalVersion) is { } version)
        {
            activity["version"] = version;
            custom.Remove(OriginalVersion);
        }

        foreach (var slot in ActivityJson.Children(activity))
        {
            var restored = Restored(slot.Json);
            if (!ReferenceEquals(restored, slot.Json)) slot.Replace(restored);
        }

        return activity;
    }

    private static JsonObject? OriginalOf(JsonObject placeholder)
    {
        if (placeholder.Text(Original) is not { Length: > 0 } text) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: DefinitionJson.ParseOptions) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Merge(JsonObject original, JsonObject placeholder)
    {
        // A copy of a placeholder, made by copy and paste, has its own id.
        foreach (var name in (string[])["id", "name"])
        {
            if (placeholder[name] is { } value) original[name] = value.DeepClone();
        }

        if (placeholder.Object("customProperties") is { } custom) original["customProperties"] = custom.DeepClone();
        if (placeholder.Object("metadata") is not { } metadata) return original;
        var type = original.Text("type") ?? "";
        var before = original.Object("metadata");
        var merged = metadata.DeepClone().AsObject();
        var isOurTitle = merged.Text("displayText") is { } title && (title == Title(type, "zh") || title == Title(type, "en"));
        if (isOurTitle)
        {
            TakeBack("displayText");
            TakeBack("description");
        }

        original["metadata"] = merged;
        return original;

        void TakeBack(string name)
        {
            merged.Remove(name);
            if (before?[name] is { } value) merged[name] = value.DeepClone();
        }
    }
}
