namespace CallCenter.Workflows.Activities.Http;

/// <summary>A file that came or goes by HTTP. Flows see it as a record whose <c>content</c> is base 64.</summary>
/// <param name="FileName">Without a folder.</param>
/// <param name="Base64">The content.</param>
/// <param name="Field">The form field it came in.</param>
public sealed record HttpFile(string FileName, string? ContentType, string Base64, string? Field = null, string? EntityTag = null)
{
    /// <summary>In bytes.</summary>
    public long Length => (Base64.Length / 4 * 3L) - (Base64.EndsWith("==", StringComparison.Ordinal) ? 2 : Base64.EndsWith('=') ? 1 : 0);

    /// <summary>The ending with its dot, in lower case; empty when there is none.</summary>
    public string Extension => FileName.LastIndexOf('.') is >= 0 and var dot ? FileName[dot..].ToLowerInvariant() : "";

    public Value ToValue() => Value.Of(new ValueRecord
    {
        ["fileName"] = FileName,
        ["contentType"] = ContentType,
        ["length"] = Length,
        ["content"] = Base64,
        ["field"] = Field,
        ["entityTag"] = EntityTag,
    });

    /// <summary>The file that a value is, or null: a record with a <c>fileName</c> and base 64 as <c>content</c>.</summary>
    public static HttpFile? From(Value value)
    {
        if (value["fileName"].AsString is not { } name || value["content"].AsString is not { } content || !IsBase64(content)) return null;
        return new(SafeName(name), value["contentType"].AsString, content, value["field"].AsString, value["entityTag"].AsString);
    }

    /// <summary>The last part of a path, without anything that has a meaning in file systems or headers.</summary>
    public static string SafeName(string? name)
    {
        name = (name ?? "").Trim().Trim('"');
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(letter => !char.IsControl(letter) && letter is not (':' or '*' or '?' or '"' or '<' or '>' or '|')));
        name = name.Trim().TrimStart('.');
        return name.Length == 0 ? "file.bin" : name.Length > 200 ? name[^200..] : name;
    }

    private static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);
}
