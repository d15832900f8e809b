using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace CallCenter.Workflows.Server.Http;

/// <summary>
/// Takes a request to the flow it is for and keeps its caller waiting until the flow answers or comes to rest. Everybody may knock;
/// whether they are let in is the endpoint's to say.
/// </summary>
internal sealed partial class WorkflowRequests(
    EndpointFinder finder, OpenRequests requests, IWorkflowRuntime runtime, IAuthorizationService authorization, IAuthorizationPolicyProvider policies,
    ServerSettings settings, IHostApplicationLifetime lifetime, ILogger<WorkflowRequests> logger)
{
    private const string CorrelationHeader = "X-Correlation-ID";

    private static readonly ProblemType Ambiguous = new(
        "several-workflows", StatusCodes.Status500InternalServerError, new("有多个流程等待这个请求", "Several workflows wait for this request"));

    private static readonly ProblemType WrongFile = ProblemType.UnsupportedMediaType with { Name = "unsupported-file", Title = new("文件类型不允许", "The kind of file is not allowed") };

    private readonly RequestReader _reader = new(settings.Http.RequestSizeLimit);

    public async Task HandleAsync(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Response.Headers.RetryAfter = "5";
            await new Problem(ProblemType.Unavailable).ExecuteAsync(context);
            return;
        }

        var path = "/" + (context.GetRouteValue("path") as string ?? "").Trim('/');
        var correlationId = Named(context, CorrelationHeader, "correlationId");
        var found = await finder.FindAsync(path, context.Request.Method, Named(context, ReplyWriter.InstanceHeader, "workflowInstanceId"), correlationId, context.RequestAborted);
        var problem = found switch
        {
            FoundEndpoint.Several several => SeveralOf(path, several),
            FoundEndpoint.One one => await RefuseAsync(context, one.Endpoint),
            _ => Problem.NotFound($"没有流程等待 {context.Request.Method} {path}。", $"No workflow waits for {context.Request.Method} {path}."),
        };
        if (problem is not null) await problem.ExecuteAsync(context);
        else await HandleAsync(context, path, correlationId, (FoundEndpoint.One)found!);
    }

    private async Task HandleAsync(HttpContext context, string path, string? correlationId, FoundEndpoint.One found)
    {
        using var request = requests.Open(Guid.CreateVersion7().ToString("N"));
        var received = await _reader.ReadAsync(context, request.Id, path, found, context.RequestAborted);
        if (received.Refusal != HttpRefusal.None && found.Endpoint.OutcomeOf(received.Refusal) is null)
        {
            await Explain(received.Refusal, found.Endpoint).ExecuteAsync(context);
            return;
        }

        var own = found.Endpoint.RequestTimeout is { } wanted && wanted > TimeSpan.Zero ? wanted : (TimeSpan?)null;
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min((own ?? settings.Http.RequestTimeout).TotalSeconds, TimeSpan.SecondsPerDay)), TimeProvider.System);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted, lifetime.ApplicationStopping);
        string? instanceId = null;
        try
        {
            instanceId = await OfferAsync(found, received, correlationId, over.Token);
            if (instanceId is null) await NobodyAsync(context, found);
            else await ReplyWriter.WriteAsync(context, await request.End.WaitAsync(over.Token));
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            if (instanceId is null) await new Problem(ProblemType.Unavailable).ExecuteAsync(context);
            else if (own is not null && late.IsCancellationRequested) await ReplyWriter.WriteLateAsync(context, instanceId);
            else await ReplyWriter.WriteUnderWayAsync(context, instanceId);
        }
    }

    /// <summary>The instance that took the request; null when it was refused a start, or another request was quicker.</summary>
    private async Task<string?> OfferAsync(FoundEndpoint.One found, HttpRequestReceived received, string? correlationId, CancellationToken cancellationToken)
    {
        var stimulus = found.InstanceId is { } waiting
            ? new Stimulus(received.RequestId, HttpRoutes.InInstance(waiting, found.Key), received, correlationId) { IsFleeting = true }
            : new Stimulus(received.RequestId, new(HttpRoutes.Stimulus, found.Key), received, correlationId, []);
        var result = await runtime.OfferAsync(stimulus, cancellationToken);
        return result.Started.Concat(result.Resumed).FirstOrDefault();
    }

    /// <summary>Why the caller may not come in; null when they may.</summary>
    private async Task<Problem?> RefuseAsync(HttpContext context, HttpEndpoint endpoint)
    {
        if (!endpoint.Authorize) return null;
        if (context.User.Identity?.IsAuthenticated != true) return new(ProblemType.SignInRequired);
        if (CrossSiteGuard.Refuses(context)) return new(ProblemType.CrossSite);
        if (string.IsNullOrWhiteSpace(endpoint.Policy)) return null;
        if (await policies.GetPolicyAsync(endpoint.Policy.Trim()) is not { } policy)
        {
            LogNoPolicy(logger, endpoint.Path, endpoint.Policy);
            return new(ProblemType.Forbidden, new($"端点要求的策略“{endpoint.Policy}”不存在。", $"The endpoint asks for the policy \"{endpoint.Policy}\", which does not exist."));
        }

        return (await authorization.AuthorizeAsync(context.User, null, policy)).Succeeded ? null : new(ProblemType.Forbidden);
    }

    private Problem SeveralOf(string path, FoundEndpoint.Several several)
    {
        LogSeveral(logger, path, string.Join(", ", several.Who));
        return new(Ambiguous, new(
            $"请用标头 {CorrelationHeader} 或 {ReplyWriter.InstanceHeader} 指明是哪一个。", $"Say which by the header {CorrelationHeader} or {ReplyWriter.InstanceHeader}."));
    }

    private static Task NobodyAsync(HttpContext context, FoundEndpoint.One found) => new Problem(ProblemType.Conflict, found.InstanceId is null
        ? new Text("流程的启动策略现在不允许再启动一个实例。", "The workflow's activation strategy allows no further instance now.")
        : new Text("另一个请求先到，流程已不再等待。", "Another request was quicker; the workflow waits no more.")).ExecuteAsync(context);

    private Problem Explain(HttpRefusal refusal, HttpEndpoint endpoint) => refusal switch
    {
        HttpRefusal.RequestTooLarge => TooLarge(Math.Min(endpoint.RequestSizeLimit ?? long.MaxValue, settings.Http.RequestSizeLimit), "请求", "request"),
        HttpRefusal.FileTooLarge => TooLarge(endpoint.FileSizeLimit ?? 0, "每个文件", "file"),
        HttpRefusal.FileExtension when endpoint.AllowedFileExtensions.Count > 0 => Wrong("只接受这些扩展名", "Only these file extensions are allowed", endpoint.AllowedFileExtensions),
        HttpRefusal.FileExtension => Wrong("不接受这些扩展名", "These file extensions are not allowed", endpoint.BlockedFileExtensions),
        _ => Wrong("只接受这些 MIME 类型", "Only these MIME types are allowed", endpoint.AllowedMimeTypes),
    };

    private static Problem TooLarge(long bytes, string zh, string en) => new(ProblemType.TooLarge, new($"{zh}最多 {bytes} 字节。", $"The maximum {en} size allowed is {bytes} bytes."));

    private static Problem Wrong(string zh, string en, IReadOnlyList<string> list) => new(WrongFile, new($"{zh}：{string.Join('、', list)}。", $"{en}: {string.Join(", ", list)}."));

    private static string? Named(HttpContext context, string header, string query)
    {
        var value = context.Request.Headers[header].FirstOrDefault() ?? context.Request.Query[query].FirstOrDefault();
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Several workflows wait for {Path}: {Who}. The caller was told that it cannot be decided.")]
    private static partial void LogSeveral(ILogger logger, string path, string who);

    [LoggerMessage(Level = LogLevel.Error, Message = "The endpoint {Path} asks for the policy {Policy}, which does not exist; nobody is let in.")]
    private static partial void LogNoPolicy(ILogger logger, string path, string policy);
}
