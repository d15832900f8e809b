using System.Globalization;
using System.Text.Json;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>
/// What <see cref="JsonAccess"/> does, for JSON that is only read: no dictionary is made of it, which is most of the cost of
/// reading a definition. What is missing or of another kind reads as null, or as an element of kind Undefined.
/// </summary>
internal static class ElementAccess
{
    public static JsonElement Member(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    public static bool Has(this JsonElement json, ReadOnlySpan<byte> name) => json.Member(name).ValueKind != JsonValueKind.Undefined;

    public static bool IsObject(this JsonElement json) => json.ValueKind == JsonValueKind.Object;

    public static string? Text(this JsonElement json, ReadOnlySpan<byte> name) => json.Member(name).AsText();

    public static string? AsText(this JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    /// <summary>The items of an array; none of anything else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    public static bool? Flag(this JsonElement json, ReadOnlySpan<byte> name) => json.Member(name).AsFlag();

    public static bool? AsFlag(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => bool.TryParse(json.AsText(), out var flag) ? flag : null,
    };

    public static int? Whole(this JsonElement json, ReadOnlySpan<byte> name) => json.Member(name).AsWhole();

    public static int? AsWhole(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : null,
        _ => int.TryParse(json.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
    };

    /// <summary>The same content as the engine's value; undefined when there is no element, and for a member that is null.</summary>
    public static Value ToValue(this JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var record = new ValueRecord(json.GetPropertyCount());
                foreach (var member in json.EnumerateObject()) record[member.Name] = member.Value.ToItem();
                return Value.Of(record);
            case JsonValueKind.Array:
                var list = new ValueList(json.GetArrayLength());
                foreach (var item in json.EnumerateArray()) list.Add(item.ToItem());
                return Value.Of(list);
            case JsonValueKind.String: return json.GetString();
            case JsonValueKind.True: return true;
            case JsonValueKind.False: return false;
            case JsonValueKind.Number: return json.GetDouble();
            default: return default;
        }
    }

    /// <summary>As <see cref="ToValue"/>, but null stays null.</summary>
    public static Value ToItem(this JsonElement json) => json.ValueKind == JsonValueKind.Null ? Value.Null : json.ToValue();
}
