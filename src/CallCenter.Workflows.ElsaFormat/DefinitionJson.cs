using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>The text of a definition file to JSON and back, and the file format of exports.</summary>
public static class DefinitionJson
{
    /// <summary>What begins the <c>$schema</c> of every definition Elsa 3 exports.</summary>
    public const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>Flows nest deeply; a member given twice would make one of the two disappear.</summary>
    public static readonly JsonDocumentOptions ParseOptions = new() { MaxDepth = 512, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512,
    };

    /// <summary>Reads one definition. Throws <see cref="DefinitionFormatException"/> that says where the text stops being one.</summary>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(utf8, documentOptions: ParseOptions);
        }
        catch (JsonException exception)
        {
            throw DefinitionFormatException.At(exception);
        }

        return node as JsonObject ?? throw new DefinitionFormatException(new(
            "这不是流程定义：最外层应是 JSON 对象 { … }。", "This is no workflow definition: the outermost value must be a JSON object { … }."));
    }

    public static JsonObject Parse(string text) => Parse(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A definition as a file: the schema first, then the model as it is stored.</summary>
    public static byte[] Export(JsonObject model)
    {
        var file = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in model)
        {
            if (name is not ("$schema" or "links")) file[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(file, Indented);
    }

    /// <summary>The name Elsa gives an exported file.</summary>
    public static string ExportName(string? name, string definitionId, string versionId) =>
        $"workflow-definition-{Slug(name ?? "")}-{definitionId}-{versionId}.json";

    private static string Slug(string name)
    {
        var slug = string.Concat(name.Trim().ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
        while (slug.Contains("--", StringComparison.Ordinal)) slug = slug.Replace("--", "-", StringComparison.Ordinal);
        return slug.Trim('-');
    }
}

/// <summary>A text that cannot be read as a definition at all.</summary>
public sealed class DefinitionFormatException(Text text, int? line = null, int? column = null, Exception? inner = null)
    : Exception(text.En, inner)
{
    /// <summary>What is wrong and where, in both languages.</summary>
    public Text Text { get; } = text;

    /// <summary>1-based.</summary>
    public int? Line { get; } = line;

    /// <summary>1-based, counted in bytes of the line.</summary>
    public int? Column { get; } = column;

    internal static DefinitionFormatException At(JsonException exception)
    {
        var message = exception.Message;
        var detail = message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
        if (exception.LineNumber is null) return new(new($"JSON 有误：{detail}", $"The JSON is not readable: {detail}"), inner: exception);
        var line = (int)exception.LineNumber + 1;
        var column = (int)(exception.BytePositionInLine ?? 0) + 1;
        return new(
            new($"JSON 第 {line} 行第 {column} 列有误：{detail}", $"The JSON is not readable at line {line}, column {column}: {detail}"),
            line, column, exception);
    }
}
