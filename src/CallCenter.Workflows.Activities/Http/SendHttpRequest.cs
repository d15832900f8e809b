namespace CallCenter.Workflows.Activities.Http;

/// <summary>Sends a request and runs the activity embedded for what comes back.</summary>
[Activity("Elsa.SendHttpRequest", Categories.Http, Kind = ActivityKind.Task)]
[Texts("HTTP 请求", "HTTP Request", "发送 HTTP 请求，按状态码执行嵌入的活动。", "Send an HTTP request and run the activity embedded for the status code.")]
[EmbeddedPort("UnmatchedStatusCode")]
[EmbeddedPort("FailedToConnect")]
[EmbeddedPort("Timeout")]
public sealed class SendHttpRequest : SendHttpRequestActivity
{
    private const string Cases = "expectedStatusCodes";

    [Input("预期的状态码", "Expected status codes", Hint = UiHints.HttpStatusCodes, IsRaw = true,
        DescriptionZh = "每个状态码及其活动。", DescriptionEn = "A list of expected status codes to handle and the corresponding activity to execute when the status code matches.")]
    public Value ExpectedStatusCodes { get; init; }

    protected override ActivityResult Answered(string code) =>
        ExpectedStatusCodes.AsList?.Any(item => item["statusCode"].ToString() == code) == true ? RunEmbedded(Cases, code) : RunEmbedded("unmatchedStatusCode");

    protected override ActivityResult Failed(string why) => RunEmbedded(why == TimedOut ? "timeout" : "failedToConnect");
}
