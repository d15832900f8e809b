namespace CallCenter.Workflows.Activities.Http;

/// <summary>Sends a request to another server and goes on by what comes back.</summary>
public abstract class HttpCallActivity : Activity
{
    protected const string Unmatched = "Unmatched status code";
    protected const string NotConnected = "Failed to connect";
    protected const string TimedOut = "Timeout";

    [Input("网址", "Url", DescriptionZh = "以 http:// 或 https:// 开头。", DescriptionEn = "The URL to send the request to; http:// or https://.")]
    public required string Url { get; init; }

    [Input("Authorization 标头", "Authorization", IsSensitive = true, Tab = Categories.Security,
        DescriptionZh = "如 Bearer 加令牌；加密保存，不写入日志。", DescriptionEn = "For example: Bearer {some-access-token}. Stored encrypted and never logged.")]
    public SensitiveText? Authorization { get; init; }

    [Input("不检查 Authorization 标头", "Disable authorization header validation", Tab = Categories.Security,
        DescriptionZh = "原样发送，不论其格式。", DescriptionEn = "A value that allows to add the Authorization header without validation.")]
    public bool DisableAuthorizationHeaderValidation { get; init; }

    [Input("请求标头", "Request headers", Hint = UiHints.JsonEditor, IsSensitive = true, Tab = Categories.Advanced,
        DescriptionZh = "JSON 对象；加密保存，不写入日志。", DescriptionEn = "The headers to send along with the request, as a JSON object. Stored encrypted and never logged.")]
    public ValueRecord? RequestHeaders { get; init; }

    [Output("状态码", "Status code")] public int StatusCode { get; protected set; }
    [Output("响应标头", "Response headers")] public ValueRecord? ResponseHeaders { get; protected set; }

    public sealed override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case HttpAnswer answer:
                StatusCode = answer.Status;
                ResponseHeaders = answer.Headers;
                Take(answer);
                return Answered(StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case HttpNotConnected failure:
                context.Note(NotConnected, failure.Why);
                return Failed(NotConnected);
            case HttpTimedOut late:
                context.Note(TimedOut, $"{late.After.TotalSeconds:0.###} s");
                return Failed(TimedOut);
            default:
                return base.Resume(context, received);
        }
    }

    /// <summary>Keeps what the answer brought.</summary>
    protected abstract void Take(HttpAnswer answer);

    /// <summary>Goes on by a status code.</summary>
    protected abstract ActivityResult Answered(string code);

    /// <summary>Goes on without an answer.</summary>
    protected abstract ActivityResult Failed(string why);

    protected ActivityResult Call(ActivityContext context, string? method, Value content, string? contentType, bool wantsFile)
    {
        var body = HttpBody.Of(HttpBody.InClear(content), contentType, () => context.NewGuid().ToString("N"));
        var authorization = Authorization?.Reveal() is { Length: > 0 } text ? new SensitiveText(HttpHeaderRules.Value("Authorization", text.Trim())) : null;
        return Ask(new HttpCall(
            MethodOf(method), new(AddressOf(Url)), authorization, DisableAuthorizationHeaderValidation, HttpHeaderRules.OfCall(RequestHeaders),
            body?.ContentType, body is null ? null : new(body.Text), body?.IsBase64 ?? false, wantsFile));
    }

    protected static ValueRecord Head(HttpAnswer answer) => new()
    {
        ["statusCode"] = answer.Status, ["reasonPhrase"] = answer.Reason, ["isSuccessStatusCode"] = answer.Status is >= 200 and < 300,
    };

    /// <summary>As Elsa's flow forms end: by the code when it was expected, and by Done in any case.</summary>
    protected static ActivityResult ByCode(string code, IReadOnlyList<string> expected) => new ActivityResult.Done(
        expected.Count == 0 ? ["Done"] : expected.Any(known => known.Trim() == code) ? [code, "Done"] : [Unmatched, "Done"], []);

    private static string AddressOf(string url) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? address.AbsoluteUri
            : throw Fault.Of("网址不正确：须以 http:// 或 https:// 开头并包含主机名。", "The URL is not right: it must begin with http:// or https:// and name a host.", "http-url");

    private static string MethodOf(string? method)
    {
        method = string.IsNullOrWhiteSpace(method) ? "GET" : method.Trim().ToUpperInvariant();
        return method is "GET" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "HEAD" ? method : throw Fault.Of(
            $"不支持 HTTP 方法“{method}”。", $"The HTTP method \"{method}\" is not one of GET, POST, PUT, DELETE, PATCH, OPTIONS and HEAD.", "http-method");
    }
}
