using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Alterations;

/// <summary>Changing many instances by hand: Elsa's alterations.</summary>
internal static class AlterationEndpoints
{
    /// <summary>A plan that is done so soon is done before its answer, so that whoever looks next sees what it did.</summary>
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(2);

    private const int MostAtOnce = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var write = api.MapGroup("/alterations").RequireAuthorization(Policies.InstancesWrite);
        write.MapPost("/dry-run", DryRunAsync);
        write.MapPost("/run", RunAsync);
        write.MapPost("/submit", SubmitAsync);
        write.MapPost("/workflows/retry", RetryAsync);
        api.MapGet("/alterations/{planId}", GetAsync).RequireAuthorization(Policies.InstancesRead);
    }

    private static async Task<IResult> DryRunAsync(HttpRequest request, AlterationRunner runner, CancellationToken cancellationToken)
    {
        var ids = await SelectAsync(await request.ReadObjectAsync(cancellationToken), runner, cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["workflowInstanceIds"] = ElsaAnswers.Texts(ids) });
    }

    private static async Task<IResult> RunAsync(HttpContext context, AlterationRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        if (AlterationOrders.Check(body.Array("alterations")) is { } wrong) throw new RefusedException(wrong);
        return await AlterAsync(body, AlterationOrders.Of(body.Array("alterations")!), context, runner, clock, cancellationToken);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, AlterationRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        var orders = new JsonArray([.. body.Texts("activityIds").Select(id => (JsonNode)new JsonObject { ["type"] = "ScheduleActivity", ["activityId"] = id })]);
        if (orders.Count == 0) orders.Add(new JsonObject { ["type"] = "Retry" });
        return await AlterAsync(body, AlterationOrders.Of(orders), context, runner, clock, cancellationToken);
    }

    private static async Task<IResult> AlterAsync(
        JsonObject body, AlterationOrders orders, HttpContext context, AlterationRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        var ids = body.Texts("workflowInstanceIds");
        if (ids.Count > MostAtOnce)
        {
            throw new RefusedException(new(
                $"一次最多 {MostAtOnce} 个实例；更多请用 alterations/submit。", $"At most {MostAtOnce} instances at once; use alterations/submit for more."));
        }

        var by = context.User.Identity?.Name;
        var results = await Task.WhenAll(ids.Distinct(StringComparer.Ordinal).Select(async id =>
            AlterationViews.Result(id, await runner.AlterNowAsync(id, orders, by, cancellationToken), clock.GetUtcNow())));
        return ElsaAnswers.Ok(new JsonObject { ["results"] = new JsonArray([.. results]) });
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, AlterationRunner runner, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        if (AlterationOrders.Check(body.Array("alterations")) is { } wrong) throw new RefusedException(wrong);
        var filter = body.Object("filter") ?? [];
        var ids = await SelectAsync(filter, runner, cancellationToken);
        var planId = body.Text("id") is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N");
        var content = new JsonObject { ["alterations"] = body.Array("alterations")!.DeepClone(), ["filter"] = filter.DeepClone() };
        var migration = body.Array("alterations")!.OfType<JsonObject>().FirstOrDefault(order => order.Text("type") == "Migrate");
        var plan = new AlterationPlan(
            planId, content.ToJsonString(ElsaAnswers.Json), migration is null ? null : (filter.Texts("definitionIds") is [var definition, ..] ? definition : null), migration?.Whole("targetVersion"),
            context.User.Identity?.Name, clock.GetUtcNow());
        if (await runner.SubmitAsync(plan, ids, cancellationToken) is null)
            throw new RefusedException(new($"已有标识为 {planId} 的变更计划。", $"There is a plan of alterations of id {planId} already."));
        await Task.WhenAny(runner.WhenOverAsync(planId), Task.Delay(Shortly, cancellationToken));
        return ElsaAnswers.Ok(new JsonObject { ["planId"] = planId });
    }

    private static async Task<IResult> GetAsync(string planId, IAlterationStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(planId, cancellationToken) is not { } plan)
            return ElsaAnswers.Missing($"没有变更计划 {planId}。", $"There is no plan of alterations {planId}.");
        var jobs = await store.ListJobsAsync(planId, null, 0, int.MaxValue, cancellationToken);
        return ElsaAnswers.Ok(AlterationViews.Plan(plan, jobs.Items));
    }

    /// <summary>The instances that a filter of Elsa's means; running ones, unless it asks for a status.</summary>
    private static async Task<IReadOnlyList<string>> SelectAsync(JsonObject filter, AlterationRunner runner, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["names", "activityFilters"])
        {
            if (filter.Array(name) is { Count: > 0 })
                throw new RefusedException(new($"筛选条件 {name} 在此不可用。", $"A filter by {name} is not available here."));
        }

        var wanted = filter.DeepClone().AsObject();
        if (filter.Texts("workflowInstanceIds") is { Count: > 0 } given) wanted["ids"] = ElsaAnswers.Texts(given);
        if (Instances.InstanceQueries.Read(wanted) is not { } read) return [];
        var correlations = filter.Texts("correlationIds");
        var isEmpty = correlations.Count + read.Ids.Count + read.DefinitionIds.Count + read.DefinitionVersionIds.Count + read.Moments.Count == 0
            && read is { SearchTerm: null, Version: null, CorrelationId: null, HasIncidents: null };
        if (isEmpty && filter.Flag("emptyFilterSelectsAll") != true) return [];
        if (read.Statuses.Count + read.SubStatuses.Count == 0) read = read with { Statuses = [InstanceStatus.Running] };
        if (correlations.Count == 0) return await runner.SelectAsync(read, cancellationToken);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var correlation in correlations) ids.UnionWith(await runner.SelectAsync(read with { CorrelationId = correlation }, cancellationToken));
        return [.. ids];
    }
}
