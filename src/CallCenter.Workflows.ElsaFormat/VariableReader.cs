using System.Globalization;
using System.Text.Json;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>Reads variable declarations. Studio writes every default as text; here it gets the declared type's kind.</summary>
internal static class VariableReader
{
    public static IReadOnlyList<VariableDefinition> Read(JsonElement variables)
    {
        if (variables.ValueKind != JsonValueKind.Array) return [];
        var read = new List<VariableDefinition>();
        foreach (var json in variables.EnumerateArray())
        {
            var name = json.Text("name"u8);
            if (string.IsNullOrEmpty(name)) continue;
            var typeName = json.Text("typeName"u8) ?? "Object";
            var isArray = json.Flag("isArray"u8) ?? typeName.EndsWith("[]", StringComparison.Ordinal);
            var alias = Alias(typeName);
            read.Add(new(json.Text("id"u8) ?? name, name, alias, isArray, Default(alias, isArray, json.Member("value"u8).ToValue()), json.Text("storageDriverTypeName"u8)));
        }

        return read;
    }

    /// <summary>The short name of a type that old files give in full, e.g. <c>System.String, System.Private.CoreLib</c>.</summary>
    public static string Alias(string? typeName)
    {
        if (string.IsNullOrEmpty(typeName)) return "Object";
        if (typeName.Contains('`', StringComparison.Ordinal)) return typeName;
        var full = typeName.Split(',')[0].Trim();
        var name = full.StartsWith("System.", StringComparison.Ordinal) ? full[(full.LastIndexOf('.') + 1)..] : full;
        return name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
    }

    private static Value Default(string alias, bool isArray, Value value)
    {
        if (value.AsString is not { } text) return value;
        if (isArray) return text.Length == 0 ? Value.ListOf() : Json(text) ?? value;
        switch (alias)
        {
            case "Int32" or "Int64" or "Single" or "Double" or "Decimal":
                if (text.Length == 0) return Value.Null;
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : value;
            case "Boolean":
                if (text.Length == 0) return Value.Null;
                return bool.TryParse(text, out var flag) ? flag : value;
            case "ObjectDictionary" or "StringDictionary" or "JSON" or "JsonElement" or "JsonNode" or "JsonObject" or "ExpandoObject":
                return text.Length == 0 ? Value.Null : Json(text) ?? value;
            default: return value;
        }
    }

    private static Value? Json(string text)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
