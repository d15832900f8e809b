using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>Makes storable versions of models.</summary>
internal static class DefinitionDrafts
{
    private const string ToolVersion = "3.8.0.0";

    public static string NewId() => Guid.NewGuid().ToString("N")[..16];

    /// <summary>A version with that place in its definition's history; the model is normalised and stamped, in place.</summary>
    public static StoredDefinition Make(JsonObject model, string id, string definitionId, int version, DateTimeOffset createdAt)
    {
        model.Remove("links");
        model.Remove("$schema");
        MissingActivities.Restore(model);
        DefinitionNormalizer.Normalize(model, NewId);
        if (!System.Version.TryParse(model.Text("toolVersion"), out _)) model["toolVersion"] = ToolVersion;
        return Stamp(new(
            id, definitionId, model.Text("name")?.Trim(), model.Text("description"), version, IsLatest: true, IsPublished: false,
            model.Flag("isReadonly") ?? false, model.Flag("isSystem") ?? false, createdAt, model));
    }

    /// <summary>Writes into the model what is known of the version, so that the model alone tells all.</summary>
    public static StoredDefinition Stamp(StoredDefinition definition)
    {
        var model = definition.Model;
        model["id"] = definition.Id;
        model["definitionId"] = definition.DefinitionId;
        model["name"] = definition.Name;
        model["description"] = definition.Description;
        model["createdAt"] = definition.CreatedAt.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        model["version"] = definition.Version;
        model["isReadonly"] = definition.IsReadonly;
        model["isSystem"] = definition.IsSystem;
        model["isLatest"] = definition.IsLatest;
        model["isPublished"] = definition.IsPublished;
        return definition;
    }

    /// <summary>Whether two models draw and run the same.</summary>
    public static bool SameContent(JsonObject left, JsonObject right) => JsonNode.DeepEquals(Content(left), Content(right));

    /// <summary>Whether a text anywhere below is exactly this.</summary>
    public static bool Names(JsonNode? node, string text) => node switch
    {
        JsonObject json => json.Any(member => Names(member.Value, text)),
        JsonArray array => array.Any(item => Names(item, text)),
        _ => node.AsText() == text,
    };

    private static JsonObject Content(JsonObject model)
    {
        var content = model.DeepClone().AsObject();
        foreach (var name in (string[])["id", "version", "createdAt", "isLatest", "isPublished", "isReadonly", "isSystem", "toolVersion", "links"]) content.Remove(name);
        foreach (var name in content.Where(member => member.Value is null).Select(member => member.Key).ToList()) content.Remove(name);
        return content;
    }
}
