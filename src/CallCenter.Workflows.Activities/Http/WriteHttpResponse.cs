using System.Net;

namespace CallCenter.Workflows.Activities.Http;

/// <summary>Answers the HTTP request that the flow received.</summary>
[Activity("Elsa.WriteHttpResponse", Categories.Http)]
[Texts("HTTP 响应", "HTTP Response", "响应流程收到的 HTTP 请求。", "Write a response to the current HTTP response object.")]
public sealed class WriteHttpResponse : Activity
{
    [Input("状态码", "Status code", Hint = UiHints.DropDown, DescriptionZh = "返回的状态码。", DescriptionEn = "The status code to return.")]
    public HttpStatusCode StatusCode { get; init; } = HttpStatusCode.OK;

    [Input("内容", "Content",
        DescriptionZh = "文本原样发送，对象以 JSON 发送，文件以其内容发送。",
        DescriptionEn = "The content to write back. String values will be sent as-is, while objects will be serialized to a JSON string. Files will be sent as such.")]
    public Value Content { get; init; }

    [Input("内容类型", "Content type", Options =
        ["|按内容|By the content", "application/json", "application/x-www-form-urlencoded", "application/xml", "text/html", "text/json", "text/plain", "text/xml"],
        DescriptionZh = "留空则按内容选择。", DescriptionEn = "The content type to write when sending the response.")]
    public string? ContentType { get; init; }

    [Input("响应标头", "Response headers", Hint = UiHints.JsonEditor, Tab = Categories.Advanced,
        DescriptionZh = "JSON 对象，如 {\"Cache-Control\":\"no-store\"}。", DescriptionEn = "The headers to send along with the response, as a JSON object.")]
    public ValueRecord? ResponseHeaders { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if ((int)StatusCode < 200) throw Fault.Of(
            $"状态码 {(int)StatusCode} 不能作为响应。", $"The status code {(int)StatusCode} is no final response; one from 200 on is right.", "http-status");
        var headers = HttpHeaderRules.OfResponse(ResponseHeaders);
        var body = HttpBody.Of(HttpBody.Masked(Content), ContentType, () => context.NewGuid().ToString("N"));
        var request = OpenRequest.Take(context);
        return Done("Done", new AnswerHttpRequest(request, (int)StatusCode, body?.ContentType, body?.Text, body?.IsBase64 ?? false, headers));
    }
}
