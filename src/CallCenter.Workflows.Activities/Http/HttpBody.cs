using System.Text;

namespace CallCenter.Workflows.Activities.Http;

/// <summary>A value made into a body that can be sent.</summary>
/// <param name="Text">Text, or bytes as base 64.</param>
internal sealed record HttpBody(string Text, bool IsBase64, string ContentType)
{
    /// <summary>Larger bodies would burden the store that keeps them until they are sent.</summary>
    public const int MostLetters = 8 * 1024 * 1024;

    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";

    /// <summary>Null when there is nothing to send.</summary>
    /// <param name="content">Text is sent as it is; a file record as its bytes; everything else by the content type, as JSON unless that says otherwise.</param>
    /// <param name="contentType">Empty chooses by the content.</param>
    /// <param name="boundary">Makes a text that no content contains.</param>
    public static HttpBody? Of(Value content, string? contentType, Func<string> boundary)
    {
        if (content.IsNothing) return null;
        contentType = string.IsNullOrWhiteSpace(contentType) ? null : HttpHeaderRules.Value("Content-Type", contentType.Trim());
        var body = Make(content, contentType, MediaOf(contentType), boundary);
        return body.Text.Length <= MostLetters ? body : throw Fault.Of(
            $"内容太大：最多 {MostLetters / 1024 / 1024} MB。", $"The content is too large: at most {MostLetters / 1024 / 1024} MB are right.", "http-size");
    }

    private static HttpBody Make(Value content, string? contentType, string? media, Func<string> boundary)
    {
        if (HttpFile.From(content) is { } file && media != Json) return new(file.Base64, true, contentType ?? file.ContentType ?? "application/octet-stream");
        if (media == Form && Structured(content).AsRecord is { } form) return new(FormOf(form), false, contentType!);
        if (media == Multipart && Structured(content).AsRecord is { } parts) return MultipartOf(parts, boundary());
        if (content.IsString) return new(content.AsString!, false, WithCharset(contentType ?? "text/plain"));
        if (media is not null && !IsText(media) && BytesOf(content) is { } bytes) return new(Convert.ToBase64String(bytes), true, contentType!);
        return new(ValueJson.Write(content), false, WithCharset(contentType ?? Json));
    }

    /// <summary>The bytes that a list of numbers from 0 to 255 stands for, as scripts make them; null for anything else.</summary>
    public static byte[]? BytesOf(Value value) =>
        value.AsList is { } list && list.All(item => item.IsNumber && item.Number is >= 0 and <= 255 && item.Number == Math.Truncate(item.Number))
            ? [.. list.Select(item => (byte)item.Number)]
            : null;

    /// <summary>The value with sensitive text in clear, for a receiver who is meant to have it.</summary>
    public static Value InClear(Value value)
    {
        if (value.IsSensitive) return value.AsString;
        if (value.AsList is { } list)
        {
            var items = new ValueList(list.Count);
            foreach (var item in list) items.Add(InClear(item));
            return Value.Of(items);
        }

        if (value.AsRecord is not { } record) return value;
        var members = new ValueRecord(record.Count);
        foreach (var (name, member) in record) members[name] = InClear(member);
        return Value.Of(members);
    }

    /// <summary>The value with sensitive text masked, for a receiver nobody knows.</summary>
    public static Value Masked(Value value) => value.IsSensitive ? value.ToString() : value;

    private static string FormOf(ValueRecord form) => string.Join('&', form.SelectMany(member =>
        (member.Value.AsList ?? [member.Value]).Select(item => $"{Uri.EscapeDataString(member.Key)}={Uri.EscapeDataString(item.ToString())}")));

    private static HttpBody MultipartOf(ValueRecord parts, string boundary)
    {
        var bytes = new List<byte>();
        foreach (var (name, value) in parts)
        {
            foreach (var item in value.AsList ?? [value])
            {
                var file = HttpFile.From(item);
                Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(name)}\"");
                if (file is not null) Write($"; filename=\"{Quoted(file.FileName)}\"\r\nContent-Type: {HttpHeaderRules.Value("Content-Type", file.ContentType ?? "application/octet-stream")}");
                Write("\r\n\r\n");
                if (file is not null) bytes.AddRange(Convert.FromBase64String(file.Base64));
                else Write(item.ToString());
                Write("\r\n");
            }
        }

        Write($"--{boundary}--\r\n");
        return new(Convert.ToBase64String([.. bytes]), true, $"{Multipart}; boundary={boundary}");

        void Write(string text) => bytes.AddRange(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>As browsers write names into a part's head.</summary>
    private static string Quoted(string name) => name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    private static Value Structured(Value content)
    {
        if (content.AsString is not { } text || !text.TrimStart().StartsWith('{')) return content;
        try { return ValueJson.Parse(text); }
        catch (System.Text.Json.JsonException) { return content; }
    }

    private static string? MediaOf(string? contentType) => contentType?.Split(';', 2)[0].Trim().ToLowerInvariant();

    private static bool IsText(string media) => media.StartsWith("text/", StringComparison.Ordinal) || media == Form || IsData(media);

    private static bool IsData(string media) => media is Json or "application/xml"
        || media.EndsWith("+json", StringComparison.Ordinal) || media.EndsWith("+xml", StringComparison.Ordinal);

    private static string WithCharset(string contentType) =>
        contentType.Contains("charset", StringComparison.OrdinalIgnoreCase) || MediaOf(contentType) is not { } media || media == Form || !IsText(media)
            ? contentType
            : contentType + "; charset=utf-8";
}
