using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>Executions of single activities, for the viewer's badges and panels.</summary>
internal static class ActivityExecutionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").RequireAuthorization(Policies.InstancesRead);
        group.MapGet("/activity-executions/list", RecordsAsync);
        group.MapGet("/activity-execution-summaries/list", SummariesAsync);
        group.MapGet("/activity-executions/by-id", GetAsync);
        group.MapPost("/activity-executions/report", ReportAsync);
        group.MapGet("/activity-executions/{id}/call-stack", CallStackAsync);
    }

    private static Task<IResult> RecordsAsync(HttpRequest request, InstanceViews views, CancellationToken cancellationToken) =>
        ListAsync(request.Query, views, run => run.ToRecord(), root => root, cancellationToken);

    private static Task<IResult> SummariesAsync(HttpRequest request, InstanceViews views, CancellationToken cancellationToken) =>
        ListAsync(request.Query, views, run => run.ToSummary(), InstanceViews.SummaryOf, cancellationToken);

    private static async Task<IResult> ListAsync(
        IQueryCollection query, InstanceViews views, Func<ActivityRun, JsonObject> view, Func<JsonObject, JsonObject> rootView, CancellationToken cancellationToken)
    {
        var instanceId = query.Text("WorkflowInstanceId") ?? "";
        var nodeId = query.Text("ActivityNodeId");
        if (nodeId == ActivityJson.RootNodeId)
        {
            return await views.RootRecordAsync(instanceId, cancellationToken) is { } root
                ? ElsaAnswers.List(new JsonArray(rootView(root)))
                : ElsaAnswers.MissingInstance(instanceId);
        }

        if (await views.PathAsync(instanceId, cancellationToken) is not { } path) return ElsaAnswers.MissingInstance(instanceId);
        var completed = query.Flag("Completed");
        var runs = path.Runs.Where(run => (nodeId is null || run.NodeId == nodeId) && (completed is null || run.CompletedAt is not null == completed));
        return ElsaAnswers.List(new([.. runs.OrderBy(run => run.StartedAt).ThenBy(run => run.Number).Select(view)]));
    }

    private static async Task<IResult> GetAsync(HttpRequest request, InstanceViews views, CancellationToken cancellationToken)
    {
        var id = request.Query.Text("id");
        if (ActivityRun.ReadId(id) is not var (instanceId, number)) return MissingRun(id);
        if (number == 0) return await views.RootRecordAsync(instanceId, cancellationToken) is { } root ? ElsaAnswers.Ok(root) : MissingRun(id);
        var path = await views.PathAsync(instanceId, cancellationToken);
        return path?.Find(number) is { } run ? ElsaAnswers.Ok(run.ToRecord()) : MissingRun(id);
    }

    private static async Task<IResult> ReportAsync(HttpRequest request, InstanceViews views, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var instanceId = body.Text("workflowInstanceId") ?? "";
        if (await views.PathAsync(instanceId, cancellationToken) is not { } path) return ElsaAnswers.MissingInstance(instanceId);
        var nodeIds = body.Array("activityNodeIds") is null ? null : body.Texts("activityNodeIds").ToHashSet(StringComparer.Ordinal);
        return ElsaAnswers.Ok(new JsonObject { ["stats"] = path.Stats(nodeIds) });
    }

    private static async Task<IResult> CallStackAsync(string id, HttpRequest request, InstanceViews views, CancellationToken cancellationToken)
    {
        if (ActivityRun.ReadId(id) is not var (instanceId, number)) return MissingRun(id);
        if (await views.PathAsync(instanceId, cancellationToken) is not { } path || path.Find(number) is null) return MissingRun(id);
        var stack = path.StackOf(number);
        var page = stack.Skip(request.Query.Whole("skip") ?? 0).Take(request.Query.Whole("take") ?? int.MaxValue);
        return ElsaAnswers.Ok(new JsonObject
        {
            ["activityExecutionId"] = id,
            ["items"] = new JsonArray([.. page.Select(run => run.ToRecord())]),
            ["totalCount"] = stack.Count,
        });
    }

    private static IResult MissingRun(string? id) => ElsaAnswers.Missing($"没有活动执行记录 {id}。", $"There is no activity execution {id}.");
}
