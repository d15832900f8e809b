using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>Looks into JSON whose shape is not certain: what is missing or of another kind reads as null.</summary>
public static class JsonAccess
{
    public static string? Text(this JsonObject json, string name) => json[name].AsText();
    public static JsonObject? Object(this JsonObject json, string name) => json[name] as JsonObject;
    public static JsonArray? Array(this JsonObject json, string name) => json[name] as JsonArray;

    /// <summary>True or false, also as text; null for anything else.</summary>
    public static bool? Flag(this JsonObject json, string name) => json[name] switch
    {
        JsonValue value when value.GetValueKind() is JsonValueKind.True => true,
        JsonValue value when value.GetValueKind() is JsonValueKind.False => false,
        var other => bool.TryParse(other.AsText(), out var flag) ? flag : null,
    };

    /// <summary>A whole number, also as text; null for anything else.</summary>
    public static int? Whole(this JsonObject json, string name) => json[name] is not JsonValue value ? null
        : value.TryGetValue<int>(out var whole) ? whole
        : value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && int.TryParse(value.AsText() ?? value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The text of a JSON string; null for anything else.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The same content as the engine's value; undefined when there is no node.</summary>
    public static Value ToValue(this JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var record = new ValueRecord(json.Count);
                foreach (var (name, member) in json) record[name] = member is null ? Value.Null : member.ToValue();
                return Value.Of(record);
            case JsonArray array:
                var list = new ValueList(array.Count);
                foreach (var item in array) list.Add(item is null ? Value.Null : item.ToValue());
                return Value.Of(list);
            case JsonValue value:
                return value.GetValueKind() switch
                {
                    JsonValueKind.String => value.GetValue<string>(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number => value.TryGetValue<double>(out var number) ? number : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
                    _ => Value.Null,
                };
            default: return default;
        }
    }

    /// <summary>The engine's value as JSON; sensitive text masked, undefined as null.</summary>
    public static JsonNode? ToJson(this Value value) => value.Kind switch
    {
        ValueKind.Boolean => JsonValue.Create(value.IsTrue),
        ValueKind.String => JsonValue.Create(value.ToString()),
        ValueKind.Number or ValueKind.List or ValueKind.Record => JsonNode.Parse(ValueJson.Write(value), documentOptions: DefinitionJson.ParseOptions),
        _ => null,
    };
}
