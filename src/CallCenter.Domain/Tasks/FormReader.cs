using System.Text.Json;

namespace CallCenter.Tasks;

/// <summary>Reads the part of JSON schema that <see cref="TaskForm"/> keeps, and says of the rest what is wrong and what would be right.</summary>
internal static class FormReader
{
    private static readonly string[] FormWords = ["$schema", "title", "x-title-en", "description", "x-description-en", "type", "properties", "required", "additionalProperties"];

    private static readonly string[] FieldWords =
        ["title", "x-title-en", "description", "x-description-en", "type", "enum", "x-enum-en", "default", "format", "minimum", "maximum", "minLength", "maxLength"];

    public static (TaskForm? Form, Why? Refusal) Read(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return (new(FieldsOf(document.RootElement)), null);
        }
        catch (JsonException)
        {
            return (null, new("表单不是 JSON。", "The form is not JSON."));
        }
        catch (Outside outside)
        {
            return (null, outside.Because);
        }
    }

    private static List<FormField> FieldsOf(JsonElement form)
    {
        Require(form.ValueKind == JsonValueKind.Object, "表单须是 JSON schema 对象。", "The form must be a JSON schema object.");
        Know(form, FormWords, "表单", "The form");
        Require(TextOf(form, "type") is null or "object", "表单的 type 须是 object。", "The form's type must be object.");
        Require(
            form.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object,
            "表单须有 properties，列出各项。", "The form must have properties that list its fields.");
        var required = Names(form);
        var fields = properties.EnumerateObject().Select(property => FieldOf(property.Name, property.Value, required.Contains(property.Name))).ToList();
        Require(fields.Count <= TaskForm.MostFields, $"表单最多 {TaskForm.MostFields} 项。", $"A form has at most {TaskForm.MostFields} fields.");
        foreach (var name in required.Where(name => fields.All(field => field.Name != name)))
            throw new Outside(new($"required 中的“{name}”不在 properties 中。", $"\"{name}\" is required but not among the properties."));
        return fields;
    }

    private static FormField FieldOf(string name, JsonElement field, bool isRequired)
    {
        Require(field.ValueKind == JsonValueKind.Object, $"“{name}”须是对象。", $"\"{name}\" must be an object.");
        Know(field, FieldWords, $"“{name}”", $"\"{name}\"");
        var type = TextOf(field, "type") switch
        {
            "string" => FieldType.Text,
            "number" => FieldType.Number,
            "integer" => FieldType.Integer,
            "boolean" => FieldType.Boolean,
            var other => throw new Outside(new(
                $"“{name}”的 type 是“{other}”，应为 string、number、integer 或 boolean。", $"\"{name}\" has type \"{other}\"; string, number, integer or boolean is right.")),
        };
        var format = TextOf(field, "format");
        Require(
            format is null || (type == FieldType.Text && TaskForm.Formats.Contains(format)),
            $"“{name}”的 format 不可用；文本可用：{string.Join('、', TaskForm.Formats)}。",
            $"\"{name}\" has a format that is not known; texts may have: {string.Join(", ", TaskForm.Formats)}.");
        var title = TextOf(field, "title") ?? name;
        return new(name, type, new(title, TextOf(field, "x-title-en") ?? title), isRequired)
        {
            Choices = ChoicesOf(name, type, field),
            Format = format,
            Minimum = NumberOf(name, field, "minimum"),
            Maximum = NumberOf(name, field, "maximum"),
            MinLength = (int?)NumberOf(name, field, "minLength"),
            MaxLength = (int?)NumberOf(name, field, "maxLength"),
        };
    }

    private static IReadOnlyList<string> ChoicesOf(string name, FieldType type, JsonElement field)
    {
        if (!field.TryGetProperty("enum", out var choices)) return [];
        Require(
            type == FieldType.Text && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices.EnumerateArray().All(choice => choice.ValueKind == JsonValueKind.String),
            $"“{name}”的 enum 须是文本列表，type 须是 string。", $"\"{name}\" has an enum that is no list of texts, or a type that is not string.");
        return [.. choices.EnumerateArray().Select(choice => choice.GetString()!)];
    }

    private static double? NumberOf(string name, JsonElement field, string word)
    {
        if (!field.TryGetProperty(word, out var value)) return null;
        Require(value.ValueKind == JsonValueKind.Number, $"“{name}”的 {word} 须是数字。", $"{word} of \"{name}\" must be a number.");
        return value.GetDouble();
    }

    private static HashSet<string> Names(JsonElement form)
    {
        if (!form.TryGetProperty("required", out var required)) return [];
        Require(
            required.ValueKind == JsonValueKind.Array && required.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String),
            "required 须是名称列表。", "required must be a list of names.");
        return [.. required.EnumerateArray().Select(name => name.GetString()!)];
    }

    private static void Know(JsonElement schema, string[] words, string zh, string en)
    {
        foreach (var member in schema.EnumerateObject().Where(member => !words.Contains(member.Name)))
        {
            throw new Outside(new(
                $"{zh}使用了“{member.Name}”，这里不支持。可用：{string.Join('、', words)}。", $"{en} uses \"{member.Name}\", which is not kept here. There are: {string.Join(", ", words)}."));
        }
    }

    private static string? TextOf(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Require(bool holds, string zh, string en)
    {
        if (!holds) throw new Outside(new(zh, en));
    }

    private sealed class Outside(Why because) : Exception(because.En)
    {
        public Why Because { get; } = because;
    }
}
