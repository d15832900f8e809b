namespace CallCenter.Workflows.Activities.Http;

/// <summary>Fetches a file from another server.</summary>
[Activity("Elsa.DownloadHttpFile", Categories.Http, Kind = ActivityKind.Task)]
[Texts("下载文件", "Download File", "从网址下载文件。", "Downloads a file from a given URL.")]
public sealed class DownloadHttpFile : HttpCallActivity
{
    [Input("方法", "Method", Hint = UiHints.DropDown, Options = ["GET", "POST", "PUT"],
        DescriptionZh = "使用的 HTTP 方法。", DescriptionEn = "The HTTP method to use when sending the request.")]
    public string Method { get; init; } = "GET";

    [Input("预期的状态码", "Expected status codes", Hint = UiHints.MultiText, FixedOutcomes = [Unmatched, NotConnected, TimedOut, "Done"],
        DescriptionZh = "每个状态码有自己的出口。", DescriptionEn = "A list of expected status codes to handle.")]
    public IReadOnlyList<string> ExpectedStatusCodes { get; init; } = ["200"];

    [Input("内容", "Content", DescriptionZh = "随请求发送的文本、对象或文件。", DescriptionEn = "The content to send with the request. Can be a string, an object or a file.")]
    public Value Content { get; init; }

    [Input("请求内容类型", "Request content type", Options =
        ["|按内容|By the content", "application/json", "application/octet-stream", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data", "text/plain"],
        DescriptionZh = "留空则按内容选择。", DescriptionEn = "The content type to use when sending the request.")]
    public string? RequestContentType { get; init; }

    [Output("文件", "Result")] public Value Result { get; private set; }
    [Output("响应", "Response")] public ValueRecord? Response { get; private set; }
    [Output("内容流", "Response content stream", OnlyWhenBound = true)] public string? ResponseContentStream { get; private set; }
    [Output("内容字节", "Response content bytes", OnlyWhenBound = true)] public string? ResponseContentBytes { get; private set; }
    [Output("内容标头", "Response content headers")] public ValueRecord? ResponseContentHeaders { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Call(context, Method, Content, RequestContentType, wantsFile: true);

    protected override void Take(HttpAnswer answer)
    {
        Result = answer.File?.ToValue() ?? Value.Null;
        Response = Head(answer);
        ResponseContentHeaders = answer.ContentHeaders;
        ResponseContentBytes = ResponseContentStream = answer.File?.Base64;
    }

    protected override ActivityResult Answered(string code) => ByCode(code, ExpectedStatusCodes);

    protected override ActivityResult Failed(string why) => Done(why);
}
