using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Elsa;

/// <summary>Requests as Elsa's clients write them: names in any case, lists as repeated keys, empty for null.</summary>
internal static class ElsaRequests
{
    /// <summary>The most bytes of a definition or an import.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public static string? Text(this IQueryCollection query, string name) => query[name].LastOrDefault() is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<string> Texts(this IQueryCollection query, string name) => [.. query[name].Where(text => !string.IsNullOrEmpty(text))!];

    public static int? Whole(this IQueryCollection query, string name) => int.TryParse(query.Text(name), out var number) ? number : null;

    public static bool? Flag(this IQueryCollection query, string name) => bool.TryParse(query.Text(name), out var flag) ? flag : null;

    /// <summary>The version options of a query or a body; throws a refusal for a text that is none.</summary>
    public static VersionOptions Version(string? text, VersionOptions whenEmpty)
    {
        if (string.IsNullOrEmpty(text)) return whenEmpty;
        return VersionOptions.TryParse(text, out var options) ? options : throw new RefusedException(new(
            $"版本选项“{text}”无效，可用：AllVersions、Draft、Latest、Published、LatestOrPublished、LatestAndPublished 或版本号。",
            $"\"{text}\" is no version option; use AllVersions, Draft, Latest, Published, LatestOrPublished, LatestAndPublished or a version number."));
    }

    /// <summary>The body as a JSON object; an empty body reads as an empty object. Throws <see cref="DefinitionFormatException"/>.</summary>
    public static async Task<JsonObject> ReadObjectAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MostBytes) throw TooLarge();
            buffer.Write(chunk, 0, read);
        }

        return buffer.Length == 0 ? [] : DefinitionJson.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>A list of texts in a body; whatever else there is counts as empty.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject body, string name) =>
        [.. (body.Array(name) ?? []).Select(item => item.AsText()).Where(text => !string.IsNullOrEmpty(text))!];

    public static RefusedException TooLarge() => new(new("内容超过 10 MB，无法接受。", "The content is over 10 MB, which is the most."));
}

/// <summary>Ends a request with a 400 and this text.</summary>
internal sealed class RefusedException(Text text) : Exception(text.En)
{
    public Text Text { get; } = text;
}
