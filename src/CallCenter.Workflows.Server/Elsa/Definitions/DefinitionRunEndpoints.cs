using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Starting an instance by hand. Studio reads only the headers of the answer.</summary>
internal static class DefinitionRunEndpoints
{
    private const string InstanceHeader = "x-elsa-workflow-instance-id";
    private const int LongestId = 64;
    private const string CannotStartHeader = "x-elsa-workflow-cannot-start";

    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/workflow-definitions/{definitionId}").RequireAuthorization(Policies.InstancesWrite);
        group.MapPost("/execute", ExecuteAsync);
        group.MapGet("/execute", ExecuteAsync);
        group.MapPost("/dispatch", DispatchAsync);
        group.MapPost("/bulk-dispatch", BulkDispatchAsync);
    }

    private static async Task<IResult> ExecuteAsync(string definitionId, HttpContext context, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        var (found, instanceId) = await StartAsync(definitionId, body, VersionOptions.Latest, null, runtime, cancellationToken);
        if (!found) return ElsaAnswers.MissingDefinition(definitionId);
        context.Response.Headers[CannotStartHeader] = instanceId is null ? "True" : "False";
        if (instanceId is not null) context.Response.Headers[InstanceHeader] = instanceId;
        return ElsaAnswers.Ok(new JsonObject { ["workflowInstanceId"] = instanceId, ["cannotStart"] = instanceId is null });
    }

    private static async Task<IResult> DispatchAsync(string definitionId, HttpRequest request, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var given = NotEmpty(body.Text("instanceId"));
        if (given?.Length > LongestId || given?.Contains(':', StringComparison.Ordinal) == true)
            return ElsaAnswers.Refuse($"instanceId 最多 {LongestId} 个字符，且不能含冒号。", $"instanceId has at most {LongestId} characters and no colon.");
        var (found, instanceId) = await StartAsync(definitionId, body, VersionOptions.Published, given, runtime, cancellationToken);
        if (!found) return ElsaAnswers.MissingDefinition(definitionId);
        return instanceId is null
            ? ElsaAnswers.Refuse("流程的启动策略现在不允许再启动一个实例。", "The workflow's activation strategy allows no further instance now.")
            : ElsaAnswers.Ok(new JsonObject { ["workflowInstanceId"] = instanceId });
    }

    private static async Task<IResult> BulkDispatchAsync(string definitionId, HttpRequest request, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        const int most = 1000;
        var body = await request.ReadObjectAsync(cancellationToken);
        var count = body.Whole("count") ?? 1;
        if (count is < 1 or > most) return ElsaAnswers.Refuse($"count 须在 1 到 {most} 之间。", $"count must be from 1 to {most}.");
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (found, instanceId) = await StartAsync(definitionId, body, VersionOptions.Published, null, runtime, cancellationToken);
            if (!found) return ElsaAnswers.MissingDefinition(definitionId);
            if (instanceId is not null) ids.Add(instanceId);
        }

        return ElsaAnswers.Ok(new JsonObject { ["workflowInstanceIds"] = ElsaAnswers.Texts(ids) });
    }

    private static async Task<(bool Found, string? InstanceId)> StartAsync(
        string definitionId, JsonObject body, VersionOptions otherwise, string? instanceId, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        new InputCheck().Require(
            CorrelationIds.Fits(body.Text("correlationId")), "correlationId", $"关联标识最多 {CorrelationIds.Longest} 个字符。", $"A correlation id has at most {CorrelationIds.Longest} characters.").Done();
        var version = ElsaRequests.Version(body.Text("versionOptions") ?? body.Whole("versionOptions")?.ToString(System.Globalization.CultureInfo.InvariantCulture), otherwise);
        var request = new StartRequest(
            definitionId, version, NotEmpty(body.Text("correlationId")), NotEmpty(body.Text("triggerActivityId")), body.Object("input").ToValue().AsRecord)
        {
            InstanceId = instanceId,
        };
        try
        {
            return (true, await runtime.StartAsync(request, cancellationToken));
        }
        catch (WorkflowNotFoundException)
        {
            return (false, null);
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
