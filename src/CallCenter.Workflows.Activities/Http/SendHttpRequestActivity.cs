namespace CallCenter.Workflows.Activities.Http;

/// <summary>What the two forms of sending a request share.</summary>
public abstract class SendHttpRequestActivity : HttpCallActivity
{
    [Input("方法", "Method", Hint = UiHints.DropDown, Options = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"],
        DescriptionZh = "使用的 HTTP 方法。", DescriptionEn = "The HTTP method to use when sending the request.")]
    public string Method { get; init; } = "GET";

    [Input("内容", "Content",
        DescriptionZh = "文本、对象或文件。", DescriptionEn = "The content to send with the request. Can be a string, an object or a file.")]
    public Value Content { get; init; }

    [Input("内容类型", "Content type", Options =
        ["|按内容|By the content", "application/json", "application/octet-stream", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data",
            "text/html", "text/json", "text/plain", "text/xml"],
        DescriptionZh = "留空则按内容选择。", DescriptionEn = "The content type to use when sending the request.")]
    public string? ContentType { get; init; }

    [Input("启用重试", "Enable resiliency", IsBrowsable = false, DescriptionZh = "为兼容 Elsa 的流程而保留。", DescriptionEn = "Obsolete; kept for flows from Elsa.")]
    public bool EnableResiliency { get; init; }

    [Output("响应", "Result")] public ValueRecord? Result { get; protected set; }
    [Output("内容", "Parsed content")] public Value ParsedContent { get; protected set; }

    public sealed override ActivityResult Execute(ActivityContext context) => Call(context, Method, Content, ContentType, wantsFile: false);

    protected sealed override void Take(HttpAnswer answer)
    {
        Result = Head(answer);
        ParsedContent = answer.Content;
    }
}
