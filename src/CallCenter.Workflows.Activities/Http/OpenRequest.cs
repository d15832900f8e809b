namespace CallCenter.Workflows.Activities.Http;

/// <summary>Who a response goes to.</summary>
internal static class OpenRequest
{
    /// <summary>
    /// The request that this run received last and has not answered. Throws when there is none: a caller is answered at the latest
    /// when the flow begins to wait.
    /// </summary>
    public static string Take(ActivityContext context) => context.TakeBack<CloseHttpRequest>()?.RequestId ?? throw new ActivityFault(
        "没有等待响应的 HTTP 请求：流程不是由 HTTP 请求启动的，或请求已经得到响应，或流程在此之前曾停下等待（那时请求者已收到 202）。请把“HTTP 响应”放在“HTTP 端点”之后、任何等待之前。 / "
        + "No HTTP request waits for a response: the workflow was not begun by one, or it is answered already, or the workflow waited for something before "
        + "(the caller then got a 202). Put the HTTP response after the HTTP endpoint and before anything that waits.",
        code: "NoHttpContext", category: "HTTP", faultType: "System");
}
