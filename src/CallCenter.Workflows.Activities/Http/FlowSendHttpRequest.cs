namespace CallCenter.Workflows.Activities.Http;

/// <summary>Sends a request; the flowchart goes on by the status code.</summary>
[Activity("Elsa.FlowSendHttpRequest", Categories.Http, Kind = ActivityKind.Task)]
[Texts("HTTP 请求（流程图）", "HTTP Request (flow)", "发送 HTTP 请求，按状态码继续。", "Send an HTTP request and go on by the status code.")]
public sealed class FlowSendHttpRequest : SendHttpRequestActivity
{
    [Input("预期的状态码", "Expected status codes", Hint = UiHints.MultiText, FixedOutcomes = [Unmatched, NotConnected, TimedOut, "Done"],
        DescriptionZh = "每个状态码有自己的出口。", DescriptionEn = "A list of expected status codes to handle.")]
    public IReadOnlyList<string> ExpectedStatusCodes { get; init; } = ["200"];

    protected override ActivityResult Answered(string code) => ByCode(code, ExpectedStatusCodes);

    protected override ActivityResult Failed(string why) => Done(why);
}
