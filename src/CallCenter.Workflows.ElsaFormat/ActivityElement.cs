using System.Text.Json;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>Where an activity sits in its parent's JSON, as <see cref="ActivitySlot"/>, for JSON that is only read.</summary>
internal readonly record struct ElementSlot(string Port, string? Label, JsonElement Json);

/// <summary>Finds activities as <see cref="ActivityJson"/> does, in JSON that is only read.</summary>
internal static class ActivityElement
{
    /// <summary>A flowchart's start repeats one of its activities.</summary>
    public static bool StartRepeats(JsonElement activity) => activity.Has("connections"u8) || activity.Text("type"u8) == "Elsa.Flowchart";

    public static bool IsItemActivity(string list, JsonElement item) =>
        LooksLikeActivity(item) || (list == "activities" && item.Text("type"u8) is { Length: > 0 });

    public static bool LooksLikeActivity(JsonElement json)
    {
        if (!json.IsObject() || json.Has("expression"u8) || json.Text("type"u8) is not { Length: > 0 } type) return false;
        if (json.Member("id"u8).ValueKind == JsonValueKind.String || json.Member("nodeId"u8).ValueKind == JsonValueKind.String) return true;
        if (json.Member("version"u8).ValueKind == JsonValueKind.Number) return true;
        return type.Contains('.', StringComparison.Ordinal) && !json.Has("value"u8) && !json.Has("typeName"u8);
    }

    /// <summary>The activities of a list: its items, or what they hold.</summary>
    public static void AddItems(List<ElementSlot> slots, string name, JsonElement array)
    {
        foreach (var item in array.EnumerateArray())
        {
            if (!item.IsObject()) continue;
            if (IsItemActivity(name, item))
            {
                slots.Add(new(name, null, item));
                continue;
            }

            foreach (var member in item.EnumerateObject())
            {
                if (LooksLikeActivity(member.Value)) slots.Add(new(member.NameEquals("activity"u8) ? name : $"{name}.{member.Name}", LabelOf(item), member.Value));
            }
        }
    }

    private static string? LabelOf(JsonElement item) => item.Text("label"u8) ?? StatusCode(item.Member("statusCode"u8)) ?? item.Text("name"u8);

    private static string? StatusCode(JsonElement code) => code.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : code.ToString();
}
