namespace CallCenter.Workflows.Activities.Http;

/// <summary>Answers the HTTP request that the flow received with files.</summary>
[Activity("Elsa.WriteFileHttpResponse", Categories.Http)]
[Texts("HTTP 文件响应", "HTTP File Response", "以一个或多个文件（压缩打包）响应 HTTP 请求。", "Send one or more files (zipped) to the HTTP response.")]
public sealed class WriteFileHttpResponse : Activity
{
    [Input("内容类型", "Content type", DescriptionZh = "留空则按文件。", DescriptionEn = "Leave empty to let the system determine the content type.")]
    public string? ContentType { get; init; }

    [Input("文件名", "Filename", DescriptionZh = "留空则按文件。", DescriptionEn = "Leave empty to let the system determine the file name.")]
    public string? Filename { get; init; }

    [Input("实体标签", "Entity tag", DescriptionZh = "留空则按内容。", DescriptionEn = "Leave empty to let the system determine the Entity Tag.")]
    public string? EntityTag { get; init; }

    [Input("内容", "Content",
        DescriptionZh = "收到或下载的文件、文本、字节列表，或由它们组成的列表。",
        DescriptionEn = "The file content to serve: a file that was uploaded or downloaded, a text, a list of bytes, or a list of these.")]
    public Value Content { get; init; }

    [Input("可断点续传", "Enable resumable downloads",
        DescriptionZh = "请求者可以只取一部分。", DescriptionEn = "Whether the client can resume a download if the connection is lost.")]
    public bool EnableResumableDownloads { get; init; }

    [Input("下载关联号", "Download correlation id",
        DescriptionZh = "为兼容 Elsa 的流程而保留；续传只看实体标签。", DescriptionEn = "Kept for flows from Elsa; a download is resumed by its entity tag alone.")]
    public string? DownloadCorrelationId { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var files = Files();
        if (files.Sum(file => (long)file.Base64.Length) > HttpBody.MostLetters) throw Fault.Of(
            $"文件太大：合计最多 {HttpBody.MostLetters / 1024 / 1024 * 3 / 4} MB。",
            $"The files are too large: at most {HttpBody.MostLetters / 1024 / 1024 * 3 / 4} MB in all are right.", "http-size");
        var contentType = string.IsNullOrWhiteSpace(ContentType) ? null : HttpHeaderRules.Value("Content-Type", ContentType.Trim());
        var fileName = string.IsNullOrWhiteSpace(Filename) ? null : HttpFile.SafeName(Filename);
        var request = OpenRequest.Take(context);
        return Done("Done", new AnswerWithFiles(request, files, contentType, fileName, Tag(), EnableResumableDownloads));
    }

    private List<HttpFile> Files()
    {
        if (Content.IsNothing) return [];
        if (HttpBody.BytesOf(Content) is { Length: > 0 } || Content.AsList is not { } list) return [FileOf(Content, 1)];
        return [.. list.Select((item, at) => FileOf(item, at + 1))];
    }

    private static HttpFile FileOf(Value value, int number)
    {
        if (HttpFile.From(value) is { } file) return file;
        if (HttpBody.BytesOf(value) is { } bytes) return new($"file-{number}.bin", null, Convert.ToBase64String(bytes));
        var (ending, type) = value.IsString ? ("txt", "text/plain; charset=utf-8") : ("json", "application/json; charset=utf-8");
        return new($"file-{number}.{ending}", type, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(value.ToString())));
    }

    /// <summary>Quoted, as the header wants it.</summary>
    private string? Tag()
    {
        if (string.IsNullOrWhiteSpace(EntityTag)) return null;
        var tag = EntityTag.Trim();
        var weak = tag.StartsWith("W/", StringComparison.Ordinal) ? "W/" : "";
        tag = tag[weak.Length..].Trim('"');
        return tag.All(letter => letter is > ' ' and <= '~' and not '"') ? $"{weak}\"{tag}\"" : throw Fault.Of(
            $"“{EntityTag}”不能作为实体标签：只能用不含空格和引号的 ASCII 字符。",
            $"\"{EntityTag}\" cannot be an entity tag: ASCII letters without spaces and quotes are right.", "http-header");
    }
}
