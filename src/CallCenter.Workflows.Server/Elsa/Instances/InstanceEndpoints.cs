using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>Looking at instances.</summary>
internal static class InstanceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/workflow-instances").RequireAuthorization(Policies.InstancesRead);
        group.MapPost("/", ListAsync);
        group.MapGet("/{instanceId}", GetAsync);
        group.MapGet("/{instanceId}/execution-state", ExecutionStateAsync);
        group.MapGet("/{instanceId}/variables", VariablesAsync);
        group.MapGet("/{instanceId}/journal", JournalAsync);
        group.MapPost("/{instanceId}/journal", FilteredJournalAsync);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, IInstanceReader reader, CancellationToken cancellationToken)
    {
        var page = InstanceQueries.Read(await request.ReadObjectAsync(cancellationToken)) is { } filter
            ? await reader.ListAsync(filter, cancellationToken)
            : new InstancePage([], 0);
        return ElsaAnswers.Ok(ElsaAnswers.Paged(page.Items.Select(InstanceViews.Summary), page.TotalCount));
    }

    private static async Task<IResult> GetAsync(string instanceId, InstanceViews views, CancellationToken cancellationToken) =>
        await views.FullAsync(instanceId, cancellationToken) is { } view ? ElsaAnswers.Ok(view) : ElsaAnswers.MissingInstance(instanceId);

    private static async Task<IResult> ExecutionStateAsync(string instanceId, IInstanceReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindSummaryAsync(instanceId, cancellationToken) is not { } row) return ElsaAnswers.MissingInstance(instanceId);
        return ElsaAnswers.Ok(new JsonObject
        {
            ["status"] = row.Status.ToString(),
            ["subStatus"] = row.SubStatus.ToString(),
            ["workflowSubStatus"] = row.SubStatus.ToString(),
            ["updatedAt"] = ElsaAnswers.Moment(row.UpdatedAt),
        });
    }

    private static async Task<IResult> VariablesAsync(string instanceId, InstanceViews views, CancellationToken cancellationToken) =>
        await views.VariablesAsync(instanceId, cancellationToken) is { } items ? ElsaAnswers.List(items) : ElsaAnswers.MissingInstance(instanceId);

    private static Task<IResult> JournalAsync(string instanceId, HttpRequest request, InstanceViews views, CancellationToken cancellationToken) =>
        PageAsync(instanceId, request.Query, [], views, cancellationToken);

    private static async Task<IResult> FilteredJournalAsync(string instanceId, HttpRequest request, InstanceViews views, CancellationToken cancellationToken) =>
        await PageAsync(instanceId, request.Query, (await request.ReadObjectAsync(cancellationToken)).Object("filter") ?? [], views, cancellationToken);

    private static async Task<IResult> PageAsync(
        string instanceId, IQueryCollection query, JsonObject filter, InstanceViews views, CancellationToken cancellationToken)
    {
        if (await views.PathAsync(instanceId, cancellationToken) is not { } path) return ElsaAnswers.MissingInstance(instanceId);
        var activityIds = Given("activityIds");
        var nodeIds = Given("activityNodeIds");
        var events = Given("eventNames");
        var excluded = filter.Texts("excludedActivityTypes").ToHashSet(StringComparer.Ordinal);
        var lines = path.Lines().Where(line =>
            (activityIds is null || activityIds.Contains(line.Record.ActivityId))
            && (nodeIds is null || nodeIds.Contains(line.NodeId))
            && (events is null || events.Contains(line.EventName))
            && !excluded.Contains(line.ActivityType)).ToList();
        var page = lines.Skip(Math.Max(0, query.Whole("skip") ?? 0));
        if (query.Whole("take") is > 0 and var take) page = page.Take(take);
        return ElsaAnswers.Ok(ElsaAnswers.Paged(page.Select(line => line.ToJson()), lines.Count));

        HashSet<string>? Given(string name) => filter.Array(name) is null || filter.Texts(name) is not { Count: > 0 } texts ? null : [.. texts];
    }
}
