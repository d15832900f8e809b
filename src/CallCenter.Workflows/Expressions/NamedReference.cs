using System.Text.Json;

namespace CallCenter.Workflows.Expressions;

/// <summary>Reads which variable or input an expression names: a bare name, or the whole definition of it as JSON.</summary>
internal static class NamedReference
{
    /// <summary>The name in <paramref name="source"/>. Throws when there is none; <paramref name="noun"/> and <paramref name="chineseNoun"/> say what was looked for.</summary>
    public static string Read(Value source, string noun, string chineseNoun)
    {
        if (source.AsString is { } text)
        {
            var trimmed = text.Trim();
            if (trimmed.StartsWith('{')) source = ReadRecord(trimmed, noun, chineseNoun);
            else if (trimmed.Length > 0) return trimmed;
        }

        foreach (var member in (ReadOnlySpan<string>)["name", "Name", "id", "Id"])
        {
            if (source[member].AsString is { Length: > 0 } name) return name;
        }

        throw Missing(noun, chineseNoun, null);
    }

    private static Value ReadRecord(string text, string noun, string chineseNoun)
    {
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException problem)
        {
            throw Missing(noun, chineseNoun, problem);
        }
    }

    private static ExpressionException Missing(string noun, string chineseNoun, Exception? inner) =>
        new($"The expression does not name {noun}. Write its name, or its definition such as {{\"name\": \"level\"}}.", inner: inner)
        {
            ChineseMessage = $"表达式没有指明{chineseNoun}。请填写名称,或其定义,例如 {{\"name\": \"level\"}}。",
        };
}
