using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Http;

/// <summary>Bodies by their content type: JSON as a value, a form as a record, text as text.</summary>
internal static class HttpContents
{
    /// <summary>Whether a body becomes more than a file. One without a type is text if it can be.</summary>
    public static bool IsParsed(string? contentType, byte[] bytes) => string.IsNullOrEmpty(contentType)
        ? System.Text.Unicode.Utf8.IsValid(bytes)
        : IsJson(contentType) || IsForm(contentType) || IsText(contentType);

    public static bool IsForm(string? contentType) => MediaOf(contentType) is "application/x-www-form-urlencoded";

    /// <summary>Throws <see cref="System.Text.Json.JsonException"/> for JSON that is none.</summary>
    public static Value Parse(string? contentType, byte[] bytes)
    {
        var text = TextOf(contentType, bytes);
        if (IsJson(contentType)) return string.IsNullOrWhiteSpace(text) ? Value.Null : ValueJson.Parse(text);
        return IsForm(contentType) ? Value.Of(FormOf(text)) : text;
    }

    public static string TextOf(string? contentType, byte[] bytes)
    {
        var text = EncodingOf(contentType).GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    /// <summary>A text, or a list where there are several.</summary>
    public static Value OneOrMany(IReadOnlyList<string?> texts)
    {
        if (texts is [var only]) return only;
        var list = new ValueList(texts.Count);
        foreach (var text in texts) list.Add(text);
        return Value.Of(list);
    }

    private static ValueRecord FormOf(string text)
    {
        var record = new ValueRecord();
        foreach (var (name, values) in new FormReader(text).ReadForm()) record[name] = OneOrMany([.. values]);
        return record;
    }

    private static bool IsJson(string? contentType) => MediaOf(contentType) is { } media
        && (media is "application/json" or "text/json" || media.EndsWith("+json", StringComparison.Ordinal));

    private static bool IsText(string? contentType) => MediaOf(contentType) is { } media
        && (media.StartsWith("text/", StringComparison.Ordinal) || media is "application/xml" or "application/javascript"
            || (media.EndsWith("+xml", StringComparison.Ordinal) && media != "image/svg+xml"));

    private static string? MediaOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() : null;

    private static Encoding EncodingOf(string? contentType)
    {
        try
        {
            return MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.Encoding ?? Encoding.UTF8 : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
