using System.Globalization;
using System.Text.Json;

namespace CallCenter.Tasks;

/// <summary>What is wrong with one field of a form.</summary>
public sealed record FieldError(string Field, Why Because);

public enum FieldType { Text, Number, Integer, Boolean }

/// <summary>A field of a form.</summary>
/// <param name="Name">The property it fills.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Title">As people read it.</param>
/// <param name="IsRequired">Whether it must be given; a text must then not be blank.</param>
public sealed record FormField(string Name, FieldType Type, Why Title, bool IsRequired)
{
    /// <summary>The only values it takes; empty is any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>One of <see cref="TaskForm.Formats"/>, for texts.</summary>
    public string? Format { get; init; }

    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
}

/// <summary>
/// A form as a strict part of JSON schema: an object whose properties are texts, numbers and yes-or-no, with <c>enum</c>,
/// <c>format</c>, <c>required</c> and limits. What lies outside of it is refused when the flow is saved, so that no rule that
/// its author relied on is silently not kept. <c>x-title-en</c>, <c>x-description-en</c> and <c>x-enum-en</c> carry the English texts.
/// </summary>
public sealed record TaskForm(IReadOnlyList<FormField> Fields)
{
    public const int MostFields = 60;

    /// <summary>The longest text of a field that sets no limit of its own.</summary>
    public const int LongestText = 10_000;

    /// <summary><c>agent</c> is a work number; <c>multiline</c> only asks for a larger box.</summary>
    public static readonly IReadOnlyList<string> Formats = ["date", "date-time", "multiline", "agent"];

    /// <summary>Reads a schema; null with the reason when it is outside the part that is understood.</summary>
    public static (TaskForm? Form, Why? Refusal) Read(string schema) => FormReader.Read(schema);

    /// <summary>Checks what was filled in. The values come back as JSON with the fields of the form only, empty ones left out.</summary>
    /// <param name="json">A JSON object; null is an empty one.</param>
    public (string? Values, IReadOnlyList<FieldError> Errors) Fill(string? json)
    {
        var errors = new List<FieldError>();
        var values = new Dictionary<string, object>();
        using var document = Parse(json);
        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
            return (null, [new("", new("表单内容须是 JSON 对象。", "The form's values must be a JSON object."))]);
        foreach (var field in Fields)
        {
            var given = document.RootElement.TryGetProperty(field.Name, out var value) ? value : default;
            if (IsEmpty(given))
            {
                if (field.IsRequired) errors.Add(Wrong(field, "必填。", "This is required."));
            }
            else if (Check(field, given) is { } because) errors.Add(new(field.Name, because));
            else values[field.Name] = field.Type switch
            {
                FieldType.Text => given.GetString()!.Trim(),
                FieldType.Boolean => given.GetBoolean(),
                _ => given.GetDouble(),
            };
        }

        errors.AddRange(document.RootElement.EnumerateObject().Where(given => Fields.All(field => field.Name != given.Name)).Select(given =>
            new FieldError(given.Name, new($"表单没有“{given.Name}”这一项。", $"The form has no field \"{given.Name}\"."))));
        return errors.Count > 0 ? (null, errors) : (JsonSerializer.Serialize(values, Written), errors);
    }

    private static readonly JsonSerializerOptions Written = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Why? Check(FormField field, JsonElement value) => field.Type switch
    {
        FieldType.Text when value.ValueKind != JsonValueKind.String => new("应为文本。", "A text is right."),
        FieldType.Text => CheckText(field, value.GetString()!.Trim()),
        FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : new("应为是或否。", "Yes or no is right."),
        _ when value.ValueKind != JsonValueKind.Number || !double.IsFinite(value.GetDouble()) => new("应为数字。", "A number is right."),
        _ => CheckNumber(field, value.GetDouble()),
    };

    private static Why? CheckText(FormField field, string text)
    {
        if (field.Choices.Count > 0 && !field.Choices.Contains(text))
            return new($"请从中选择：{string.Join('、', field.Choices)}。", $"Choose one of: {string.Join(", ", field.Choices)}.");
        if (field.MinLength > text.Length) return new($"至少 {field.MinLength} 个字。", $"At least {field.MinLength} characters.");
        var most = field.MaxLength ?? LongestText;
        if (text.Length > most) return new($"最多 {most} 个字。", $"At most {most} characters.");
        return field.Format switch
        {
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                new("应为日期，如 2026-11-30。", "A date such as 2026-11-30 is right."),
            "date-time" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) =>
                new("应为日期时间，如 2026-11-30T09:00:00+08:00。", "A date and time such as 2026-11-30T09:00:00+08:00 is right."),
            _ => null,
        };
    }

    private static Why? CheckNumber(FormField field, double number)
    {
        if (field.Type == FieldType.Integer && number != Math.Truncate(number)) return new("应为整数。", "A whole number is right.");
        if (number < field.Minimum) return new($"不能小于 {field.Minimum}。", string.Create(CultureInfo.InvariantCulture, $"It must not be less than {field.Minimum}."));
        return number > field.Maximum ? new($"不能大于 {field.Maximum}。", string.Create(CultureInfo.InvariantCulture, $"It must not be more than {field.Maximum}.")) : null;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    private static FieldError Wrong(FormField field, string zh, string en) => new(field.Name, new(zh, en));

    private static JsonDocument? Parse(string? json)
    {
        try { return JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json); }
        catch (JsonException) { return null; }
    }
}
